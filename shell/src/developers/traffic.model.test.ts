import type { BusEvent } from '@video-escalation/contracts/bus/hub';
import { expect, test } from 'vitest';
import { createTraffic, filtered, KEPT_AT_MOST } from './traffic.model.ts';

function aBus() {
  let told: (event: BusEvent<string, unknown>) => void = () => undefined;
  const traffic = createTraffic((listener) => {
    told = listener;
    return () => undefined;
  });
  const publish = (name: string, payload: unknown = {}) =>
    told({ name, id: name, at: '2026-01-02T03:04:05.000Z', source: 'mfe-ccp', payload });
  const names = () => traffic.getSnapshot().events.map((each) => each.name);
  return { traffic, publish, names };
}

test('newest first, and never more than can be kept', () => {
  const { publish, names } = aBus();
  for (let count = 0; count < KEPT_AT_MOST + 5; count++) publish(`event-${count}`);
  expect(names()).toHaveLength(KEPT_AT_MOST);
  expect(names()[0]).toBe(`event-${KEPT_AT_MOST + 4}`);
});

test('paused it holds still, counts what comes, and shows it afterwards', () => {
  const { traffic, publish, names } = aBus();
  publish('first');
  traffic.pause();
  publish('second');
  expect([names(), traffic.getSnapshot().waiting]).toEqual([['first'], 1]);
  traffic.resume();
  expect([names(), traffic.getSnapshot().waiting]).toEqual([['second', 'first'], 0]);
});

test('cleared is empty, also of what came during a pause', () => {
  const { traffic, publish, names } = aBus();
  traffic.pause();
  publish('first');
  traffic.clear();
  traffic.resume();
  expect(names()).toEqual([]);
});

test('the filter looks at name, source and payload', () => {
  const { traffic, publish } = aBus();
  publish('contact.changed.v1', { contact: { contactId: 'c-1' } });
  publish('agent.changed.v1', { agent: null });
  const named = (text: string) =>
    filtered(traffic.getSnapshot().events, text).map((each) => each.name);
  expect(named('C-1')).toEqual(['contact.changed.v1']);
  expect(named('agent')).toEqual(['agent.changed.v1']);
  expect(named(' mfe-ccp ')).toHaveLength(2);
});
