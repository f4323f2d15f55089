import type { Tile } from '@video-escalation/call/call';
import { expect, test } from 'vitest';
import { arrange } from './tile-order.ts';

const tile = (tileId: number, attendeeId: string, change: Partial<Tile> = {}): Tile => ({
  tileId,
  attendeeId,
  kind: 'camera',
  isSelf: false,
  name: attendeeId,
  isFrozen: false,
  ...change,
});
const alice = tile(1, 'alice');
const sam = tile(2, 'sam');
const screen = tile(3, 'alice', { kind: 'content' });
const self = tile(4, 'chris', { isSelf: true });

test('a shared screen is the large picture, and its sharer stays visible beside it', () => {
  expect(arrange({ tiles: [alice, screen, self], activeSpeaker: null })).toEqual({
    main: screen,
    beside: [alice],
    self,
  });
});

test('without a screen who speaks is large', () => {
  expect(arrange({ tiles: [alice, sam], activeSpeaker: 'sam' })).toEqual({
    main: sam,
    beside: [alice],
    self: null,
  });
});

test('speaking oneself does not make oneself large', () => {
  expect(arrange({ tiles: [self, alice], activeSpeaker: 'chris' }).main).toBe(alice);
});
