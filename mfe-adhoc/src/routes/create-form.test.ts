import { expect, test } from 'vitest';
import { bodyOf, faultsOf } from './create-form.ts';

const filled = { customerEmail: 'chris@example.com', customerName: '' };

test('an address is enough', () => {
  expect(faultsOf(filled)).toEqual({});
  expect(bodyOf(filled)).toEqual({ customerEmail: 'chris@example.com' });
});

test('each fault is named for its field', () => {
  expect(faultsOf({ customerEmail: ' ', customerName: '…' })).toEqual({
    customerEmail: 'missing',
    customerName: 'malformed',
  });
  expect(faultsOf({ ...filled, customerEmail: 'chris@' }).customerEmail).toBe('malformed');
  expect(faultsOf({ ...filled, customerEmail: `${'x'.repeat(250)}@a.de` }).customerEmail).toBe(
    'too-long',
  );
  expect(faultsOf({ ...filled, customerName: 'x'.repeat(101) }).customerName).toBe('too-long');
});

test('what is sent is trimmed', () => {
  expect(bodyOf({ customerEmail: ' chris@example.com ', customerName: ' Chris ' })).toEqual({
    customerEmail: 'chris@example.com',
    customerName: 'Chris',
  });
});
