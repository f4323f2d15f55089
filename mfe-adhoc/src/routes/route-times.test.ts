import { aRoute, aRouteId } from '@video-escalation/contracts/testing/builders';
import { expect, test } from 'vitest';
import { grouped, sortRoutes, stateAt, timeLeft } from './route-times.ts';

const START = Date.parse('2026-01-02T03:00:00.000Z');
const END = Date.parse('2026-01-02T03:15:00.000Z');
const MINUTE = 60_000;

test('a route whose time is up is expired, even if nobody has said so yet', () => {
  expect(stateAt(aRoute(), END - 1)).toBe('waiting');
  expect(stateAt(aRoute(), END)).toBe('expired');
  expect(stateAt(aRoute({ state: 'opened' }), END)).toBe('expired');
});

test('what has ended otherwise stays what it was', () => {
  expect(stateAt(aRoute({ state: 'redeemed' }), END)).toBe('redeemed');
  expect(stateAt(aRoute({ state: 'locked' }), END)).toBe('locked');
});

test('the newest open route is the one in hand, whatever ended after it', () => {
  const revoked = aRoute({ routeId: aRouteId('3'), state: 'revoked' });
  const opened = aRoute({ routeId: aRouteId('2'), state: 'opened' });
  const waiting = aRoute({ routeId: aRouteId('1') });
  expect(sortRoutes([revoked, opened, waiting], START)).toEqual({
    current: opened,
    others: [waiting],
    ended: [revoked],
  });
});

test('an ended route leaves the screen a quarter of an hour after its time', () => {
  expect(sortRoutes([aRoute()], END + 14 * MINUTE).ended).toHaveLength(1);
  expect(sortRoutes([aRoute()], END + 15 * MINUTE).ended).toHaveLength(0);
});

test('the time left counts down to zero and no further', () => {
  expect(timeLeft(aRoute(), START)).toBe('15:00');
  expect(timeLeft(aRoute(), END - 61_000)).toBe('1:01');
  expect(timeLeft(aRoute(), END + MINUTE)).toBe('0:00');
  const long = aRoute({ createdAt: '2026-01-02T01:00:00.000Z' });
  expect(timeLeft(long, END - 90 * MINUTE)).toBe('1:30:00');
});

test('a clock that is behind does not lengthen a life', () => {
  expect(timeLeft(aRoute(), START - MINUTE)).toBe('15:00');
});

test('a reference is grouped four and four, with its leading zeros', () => {
  expect(grouped('00420937')).toBe('0042 0937');
});
