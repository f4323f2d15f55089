import type { Participant, Tile } from '@video-escalation/call/call';
import { expect, test } from 'vitest';
import { layOut } from './layout.ts';

const person = (attendeeId: string, over: Partial<Participant> = {}): Participant => ({
  attendeeId,
  externalUserId: attendeeId,
  name: attendeeId,
  role: 'customer',
  isSelf: false,
  isMuted: false,
  isSpeaking: false,
  isSharing: false,
  quality: 'good',
  ...over,
});
const tile = (tileId: number, attendeeId: string, over: Partial<Tile> = {}): Tile => ({
  tileId,
  attendeeId,
  kind: 'camera',
  isSelf: false,
  name: attendeeId,
  isFrozen: false,
  ...over,
});
const alice = person('alice', { isSelf: true, role: 'agent' });

test('one other person has the large area, with camera or without', () => {
  const without = layOut({ roster: [alice, person('chris')], tiles: [] });
  expect(without).toMatchObject({ mainCount: 1, panels: [{ key: 'chris', tile: null }] });
  const withCamera = layOut({ roster: [alice, person('chris')], tiles: [tile(1, 'chris')] });
  expect(withCamera).toMatchObject({
    mainCount: 1,
    panels: [{ key: 'chris', tile: { tileId: 1 } }],
  });
});

test('a shared screen takes the large area and moves the people to the strip', () => {
  const layout = layOut({
    roster: [alice, person('chris'), person('dana')],
    tiles: [tile(1, 'chris'), tile(2, 'chris', { kind: 'content' })],
  });
  expect(layout.panels.map(({ key, isMain }) => [key, isMain])).toEqual([
    ['chris/content', true],
    ['chris', false],
    ['dana', false],
  ]);
});

test('oneself stands apart and a recorder has no field at all', () => {
  const layout = layOut({
    roster: [alice, person('rec', { role: 'recorder' })],
    tiles: [tile(0, 'alice', { isSelf: true })],
  });
  expect(layout).toMatchObject({ panels: [], self: { tileId: 0 }, mainCount: 0 });
});

test('a picture that comes before its person in the roster is shown all the same', () => {
  expect(layOut({ roster: [], tiles: [tile(4, 'chris')] }).panels).toMatchObject([
    { key: 'chris', person: null },
  ]);
});
