import { expect, test } from 'vitest';
import { createStrictClock } from './clock.ts';

test('never shows the same millisecond twice, even when the time stands still or runs back', () => {
  const times = [100, 100, 100, 90, 500];
  const clock = createStrictClock(() => new Date(times.shift()!));
  expect([clock(), clock(), clock(), clock(), clock()].map(Number)).toEqual([
    100, 101, 102, 103, 500,
  ]);
});
