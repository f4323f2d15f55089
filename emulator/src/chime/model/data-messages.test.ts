import { beforeEach, describe, expect, it } from 'vitest';
import { createDataMessages, type DataMessages } from './data-messages.ts';

const sender = { attendeeId: 'a', externalUserId: 'alice' };
let now: number;
let messages: DataMessages;

beforeEach(() => {
  now = 1_000;
  messages = createDataMessages(() => now);
});

describe('data messages', () => {
  it('carry who sent them and when', () => {
    const message = messages.accept({ topic: 't', data: Buffer.from('x') }, sender);
    expect(message).toMatchObject({
      senderAttendeeId: 'a',
      senderExternalUserId: 'alice',
      ingestTimeNs: 1_000_000_000,
    });
  });

  it('are kept for their lifetime, five minutes at most', () => {
    messages.accept({ topic: 'short', lifetimeMs: 100 }, sender);
    messages.accept({ topic: 'long', lifetimeMs: 3_600_000 }, sender);
    messages.accept({ topic: 'none', lifetimeMs: 0 }, sender);
    expect(messages.stored().map(({ topic }) => topic)).toEqual(['short', 'long']);
    now += 101;
    expect(messages.stored().map(({ topic }) => topic)).toEqual(['long']);
    now += 300_000;
    expect(messages.stored()).toEqual([]);
  });

  it('over 2 KB, without a topic, or faster than 100 a second are refused', () => {
    expect(messages.accept({ topic: 't', data: Buffer.alloc(2049) }, sender)).toBeUndefined();
    expect(messages.accept({ data: Buffer.from('x') }, sender)).toBeUndefined();
    const accepted = Array.from({ length: 150 }, () => messages.accept({ topic: 't' }, sender));
    expect(accepted.filter(Boolean)).toHaveLength(100);
    const other = { attendeeId: 'b', externalUserId: 'bob' };
    expect(messages.accept({ topic: 't' }, other)).toBeDefined();
    now += 1_000;
    expect(messages.accept({ topic: 't' }, sender)).toBeDefined();
  });
});
