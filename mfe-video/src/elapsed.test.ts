import { expect, test } from 'vitest';
import { elapsed } from './elapsed.ts';

test('a time is written as a phone shows it, from seconds to hours', () => {
  expect(elapsed(999)).toBe('0:00');
  expect(elapsed(125_400)).toBe('2:05');
  expect(elapsed(3_725_000)).toBe('1:02:05');
});

test('a clock that is a little behind shows zero, never a minus', () => {
  expect(elapsed(-3_000)).toBe('0:00');
});
