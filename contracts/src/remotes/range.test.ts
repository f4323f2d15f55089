import { expect, test } from 'vitest';
import { isServed } from './range.ts';

test.each([
  ['^1.0.0', '1.0.0', true],
  ['^1.0.0', '1.4.2', true],
  ['^1.4.0', '1.3.9', false],
  ['^1.0.0', '2.0.0', false],
  ['^2.0.0', '1.9.0', false],
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '1.2.4', false],
  ['', '1.0.0', false],
  ['>=1', '1.0.0', false],
])('range %s by %s is served: %s', (range, bus, expected) => {
  expect(isServed(range, bus)).toBe(expected);
});
