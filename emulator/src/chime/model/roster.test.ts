import { describe, expect, it } from 'vitest';
import { createRoster } from './roster.ts';

const alice = { attendeeId: 'a', externalUserId: 'alice', muted: false };
const bob = { attendeeId: 'b', externalUserId: 'bob', muted: true };

describe('the roster', () => {
  it('tells a newcomer of everyone, himself too', () => {
    const roster = createRoster();
    roster.join(alice);
    expect(roster.join(bob)).toEqual([{ ...bob, audioStreamId: 2 }]);
    expect(roster.snapshot()).toEqual([
      { ...alice, audioStreamId: 1 },
      { ...bob, audioStreamId: 2 },
    ]);
  });

  it('gives who comes again a newer stream before it takes the old one away', () => {
    const roster = createRoster();
    roster.join(alice);
    expect(roster.join(alice)).toEqual([{ ...alice, audioStreamId: 2 }, { audioStreamId: 1 }]);
    expect(roster.size).toBe(1);
  });

  it('tells a mute once', () => {
    const roster = createRoster();
    roster.join(alice);
    expect(roster.setMuted('a', true)).toEqual([{ audioStreamId: 1, muted: true }]);
    expect(roster.setMuted('a', true)).toEqual([]);
    expect(roster.setMuted('nobody', true)).toEqual([]);
  });

  it('tells a leave from a lost connection', () => {
    const roster = createRoster();
    roster.join(alice);
    roster.join(bob);
    expect(roster.leave('a', false)).toEqual([{ audioStreamId: 1 }]);
    expect(roster.leave('b', true)).toEqual([{ audioStreamId: 2, dropped: true }]);
    expect(roster.leave('b', true)).toEqual([]);
  });
});
