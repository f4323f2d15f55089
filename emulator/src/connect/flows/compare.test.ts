import { expect, test } from 'vitest';
import { meets } from './compare.ts';

test('a number is compared as a number, not letter by letter', () => {
  expect(meets('10', 'NumberGreaterThan', '9')).toBe(true);
  expect(meets('48151623', 'NumberGreaterOrEqualTo', '0')).toBe(true);
});

test('an empty or wordy value is no number, so that no comparison of numbers holds', () => {
  expect(meets('', 'NumberGreaterOrEqualTo', '0')).toBe(false);
  expect(meets(' ', 'NumberLessOrEqualTo', '0')).toBe(false);
  expect(meets('error', 'NumberLessThan', '1')).toBe(false);
});

test('texts are compared with regard to case', () => {
  expect(meets('error', 'Equals', 'error')).toBe(true);
  expect(meets('Error', 'Equals', 'error')).toBe(false);
  expect(meets('abcdef', 'TextStartsWith', 'abc')).toBe(true);
  expect(meets('abcdef', 'TextEndsWith', 'def')).toBe(true);
  expect(meets('abcdef', 'TextContains', 'cd')).toBe(true);
});
