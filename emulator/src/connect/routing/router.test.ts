import { describe, expect, test } from 'vitest';
import { pickOffer, type RoutableAgent, type WaitingContact } from './router.ts';

const chat = (id: string, fields: Partial<WaitingContact> = {}): WaitingContact => ({
  id,
  channel: 'CHAT',
  queue: 'video',
  priority: 5,
  waitingSince: 0,
  ...fields,
});

const agent = (userId: string, fields: Partial<RoutableAgent> = {}): RoutableAgent => ({
  userId,
  idleSince: 0,
  concurrency: { CHAT: 2, VOICE: 1 },
  crossChannel: 'ROUTE_CURRENT_CHANNEL_ONLY',
  holds: [],
  queues: [
    { queue: 'video', channel: 'CHAT', priority: 1 },
    { queue: 'video', channel: 'VOICE', priority: 1 },
  ],
  ...fields,
});

const holding = (channel: 'CHAT' | 'VOICE', isOver = false, contactId = `held-${channel}`) => ({
  contactId,
  channel,
  isRinging: false,
  isOver,
});

describe('which contact rings next', () => {
  test('a lower priority number goes before an older contact', () => {
    const waiting = [
      chat('old', { waitingSince: 1 }),
      chat('urgent', { priority: 1, waitingSince: 9 }),
    ];
    expect(pickOffer(waiting, [agent('alice')])?.contactId).toBe('urgent');
  });
  test('while one rings at an agent, no other does', () => {
    const holds = [{ ...holding('CHAT'), isRinging: true }];
    expect(pickOffer([chat('a')], [agent('alice', { holds })])).toBeUndefined();
    expect(pickOffer([chat('a')], [agent('alice', { holds: [holding('CHAT')] })])).toBeDefined();
  });
  test('among equals the one that waits longest', () => {
    const waiting = [chat('new', { waitingSince: 9 }), chat('old', { waitingSince: 1 })];
    expect(pickOffer(waiting, [agent('alice')])?.contactId).toBe('old');
  });
  test("what waits in the agent's own queue goes before any standard queue", () => {
    const waiting = [chat('urgent', { priority: 1 }), chat('own', { queue: 'agent/alice' })];
    expect(pickOffer(waiting, [agent('alice')])?.contactId).toBe('own');
  });
  test("the routing profile's order of queues goes before a contact's priority", () => {
    const queues = [
      { queue: 'second', channel: 'CHAT', priority: 2 },
      { queue: 'first', channel: 'CHAT', priority: 1 },
    ] as const;
    const waiting = [chat('a', { queue: 'second', priority: 1 }), chat('b', { queue: 'first' })];
    expect(pickOffer(waiting, [agent('alice', { queues })])?.contactId).toBe('b');
  });
});

describe('at whom it rings', () => {
  test('at the agent who has been idle for longest', () => {
    const agents = [agent('busy', { idleSince: 9 }), agent('idle', { idleSince: 1 })];
    expect(pickOffer([chat('a')], agents)?.userId).toBe('idle');
  });
  test("never at somebody else for a contact in an agent's own queue", () => {
    expect(pickOffer([chat('a', { queue: 'agent/alice' })], [agent('bob')])).toBeUndefined();
  });
  test('not at an agent whose chats are all taken, cleared or not', () => {
    const holds = [holding('CHAT', false, '1'), holding('CHAT', true, '2')];
    expect(pickOffer([chat('a')], [agent('alice', { holds })])).toBeUndefined();
  });
  test('not again at an agent who has not yet cleared having missed it', () => {
    const holds = [holding('CHAT', true, 'a')];
    expect(pickOffer([chat('a')], [agent('alice', { holds })])).toBeUndefined();
  });
  test('not at an agent on a call, unless the profile routes any channel', () => {
    const holds = [holding('VOICE')];
    expect(pickOffer([chat('a')], [agent('alice', { holds })])).toBeUndefined();
    const any = agent('alice', { holds, crossChannel: 'ROUTE_ANY_CHANNEL' });
    expect(pickOffer([chat('a')], [any])?.userId).toBe('alice');
  });
  test('at once when the call is over, though its after-call work is not', () => {
    expect(
      pickOffer([chat('a')], [agent('alice', { holds: [holding('VOICE', true)] })])?.userId,
    ).toBe('alice');
  });
});
