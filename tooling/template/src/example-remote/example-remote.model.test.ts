import { createHub } from '@video-escalation/contracts/bus/hub';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { aContact } from '@video-escalation/contracts/testing/builders';
import { expect, test } from 'vitest';
import { createExampleRemote } from './example-remote.model.ts';

function setUp() {
  const hub = createHub(workspaceRegistry);
  return { hub, ccp: hub.connect('mfe-ccp'), own: hub.connect('mfe-example-remote') };
}

test('it follows the contact in focus until that is closed', () => {
  const { ccp, own } = setUp();
  const model = createExampleRemote(own);
  const contact = aContact();
  ccp.publish('contact.changed.v1', { contact, contacts: [contact] });
  expect(model.getSnapshot()).toEqual({ contact });
  ccp.publish('contact.changed.v1', { contact: null, contacts: [] });
  expect(model.getSnapshot()).toEqual({ contact: null });
});

test('twenty visits leave no listener behind', () => {
  const { hub, own } = setUp();
  for (let visit = 0; visit < 20; visit++) createExampleRemote(own).destroy();
  expect(hub.listenerCount('mfe-example-remote')).toBe(0);
});
