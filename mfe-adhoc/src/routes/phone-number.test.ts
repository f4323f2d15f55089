import { expect, test } from 'vitest';
import { phoneNumberOf } from './phone-number.ts';

test('a number is taken as people write it', () => {
  expect(phoneNumberOf('+1 (415) 555-0100')).toBe('+14155550100');
  expect(phoneNumberOf('0049 151 23456789')).toBe('+4915123456789');
});

test('a number without its country code is refused, since nobody can know the country', () => {
  expect(phoneNumberOf('0151 23456789')).toBeNull();
  expect(phoneNumberOf('+49 abc')).toBeNull();
  expect(phoneNumberOf('')).toBeNull();
});
