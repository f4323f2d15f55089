import { expect, test } from 'vitest';
import { bodyOf, faultsOf } from './start-form.ts';

const filled = { name: 'Chris Muster', email: 'chris@example.com', reference: '' };

test('a filled form has no fault, with or without a reference', () => {
  expect(faultsOf(filled)).toEqual({});
  expect(faultsOf({ ...filled, reference: ' 4821-0937 ' })).toEqual({});
});

test('each fault is named for its field', () => {
  expect(faultsOf({ name: ' ', email: 'chris@', reference: '123' })).toEqual({
    name: 'missing',
    email: 'malformed',
    reference: 'malformed',
  });
  expect(faultsOf({ ...filled, name: '…' }).name).toBe('malformed');
  expect(faultsOf({ ...filled, name: 'x'.repeat(101) }).name).toBe('too-long');
  expect(faultsOf({ ...filled, reference: '4821 093x' }).reference).toBe('malformed');
});

test('a name in any script is a name', () => {
  expect(faultsOf({ ...filled, name: '山田 太郎' })).toEqual({});
});

test('what is sent is trimmed, and the reference is its digits alone', () => {
  expect(
    bodyOf({ name: ' Chris ', email: ' c@example.com ', reference: '4821 0937' }, 'de-AT'),
  ).toEqual({ name: 'Chris', email: 'c@example.com', reference: '48210937', language: 'de-AT' });
});

test("the token of an agent's link is sent as it is, instead of digits", () => {
  expect(bodyOf({ ...filled, reference: '123' }, 'de', 'rAb-12_x').reference).toBe('rAb-12_x');
});

test('an unusual language tag is sent as its language, none at all not', () => {
  expect(bodyOf(filled, 'zh-Hant-TW').language).toBe('zh');
  expect(bodyOf(filled, '').language).toBeUndefined();
});
