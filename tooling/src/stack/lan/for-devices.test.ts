import { expect, test } from 'vitest';
import { forDevices } from './for-devices.ts';

test('a phone is given the address, a code of it, and a warning of what is open', () => {
  const text = forDevices('https://192.0.2.7:3010');
  expect(text).toContain('open https://192.0.2.7:3010');
  expect(text).toMatch(/[█▀▄]{10}/);
  expect(text).toContain('Everybody in this network');
});
