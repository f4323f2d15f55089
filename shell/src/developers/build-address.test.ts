import { expect, test } from 'vitest';
import { faultOf, permitted } from './build-address.ts';

test.each([
  ['http://localhost:3102/mf-manifest.json', undefined],
  ['  http://localhost:3102/mf-manifest.json ', undefined],
  ['localhost', 'malformed'],
  ['', 'malformed'],
  ['http://localhost:3103/mf-manifest.json', 'origin'],
  ['https://evil.example/http://localhost:3102', 'origin'],
  ['javascript:alert(1)', 'origin'],
])('%s: %s', (address, fault) => {
  expect(faultOf(address, ['http://localhost:3102'])).toBe(fault);
});

test('an address that nobody may load is forgotten before it means anything; a version stays', () => {
  const good = { 'mfe-video': 'http://localhost:3102/mf-manifest.json', 'mfe-ccp': '1.0.0-a' };
  const given = { ...good, 'mfe-adhoc': 'https://evil.example/mf-manifest.json' };
  expect(permitted(given, ['http://localhost:3102'])).toEqual(good);
});
