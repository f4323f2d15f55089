import { expect, test } from 'vitest';
import { inThisRealm } from './realm-clock.ts';

test('a stamp from the past is by the own clock, one from the future by the page’s', () => {
  expect(inThisRealm(990, 1_000, 400)).toBe(990);
  expect(inThisRealm(1_010, 1_000, 400)).toBe(1_010);
  expect(inThisRealm(1_390, 1_000, 400)).toBe(990);
});
