import { createHub } from '@video-escalation/contracts/bus/hub';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import { aContact, aContactId } from '@video-escalation/contracts/testing/builders';
import { expect, test } from 'vitest';
import { createRoutePanel } from './route-panel.model.ts';

function aSetting() {
  const hub = createHub(workspaceRegistry);
  const ccp = hub.connect('mfe-ccp');
  return {
    hub,
    panel: createRoutePanel(hub.connect('mfe-adhoc')),
    contacts: (...contacts: ContactRef[]) =>
      ccp.publish('contact.changed.v1', { contact: contacts[0] ?? null, contacts }),
    press: (action: 'adhoc' | 'mute') =>
      hub.connect('shell').publish('shortcut.pressed.v1', { action }),
  };
}

test('the agent is on the phone while a call is connected, also when he looks at a chat', () => {
  const { panel, contacts } = aSetting();
  const call = aContact({ contactId: aContactId('call'), channel: 'voice' });
  contacts(aContact(), call);
  expect(panel.getSnapshot().isOnPhone).toBe(true);
  contacts(aContact(), { ...call, state: 'ended' });
  expect(panel.getSnapshot().isOnPhone).toBe(false);
});

test('neither a chat nor a call that still rings is being on the phone', () => {
  const { panel, contacts } = aSetting();
  contacts(aContact(), aContact({ channel: 'voice', state: 'connecting' }));
  expect(panel.getSnapshot().isOnPhone).toBe(false);
});

test('the shortcut opens the form, and asks for it once more while it is open', () => {
  const { panel, press } = aSetting();
  press('mute');
  expect(panel.getSnapshot().isFormOpen).toBe(false);
  press('adhoc');
  press('adhoc');
  expect(panel.getSnapshot()).toMatchObject({ isFormOpen: true, openRequests: 2 });
  panel.closeForm();
  expect(panel.getSnapshot().isFormOpen).toBe(false);
});

test('twenty visits leave no listener behind', () => {
  const { hub, panel } = aSetting();
  panel.destroy();
  for (let visit = 0; visit < 20; visit++) createRoutePanel(hub.connect('mfe-adhoc')).destroy();
  expect(hub.listenerCount('mfe-adhoc')).toBe(0);
});

test('a chat that has come over is not waited for any more, also when it is closed', () => {
  const { panel, contacts } = aSetting();
  contacts(aContact({ contactId: aContactId('chat'), state: 'connecting' }));
  contacts();
  expect([...panel.getSnapshot().seenContacts]).toEqual(['chat']);
});
