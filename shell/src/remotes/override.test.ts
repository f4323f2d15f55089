import { expect, test } from 'vitest';
import { overrideOf } from './override.ts';

const manifest = 'http://localhost:3002/mf-manifest.json';
const rules = {
  search: `?remote.video=${encodeURIComponent(manifest)}`,
  groups: ['agents', 'developers'],
  allowedOrigins: ['http://localhost:3002'],
};

test("a developer's build from a listed origin replaces the registry's", () => {
  expect(overrideOf('mfe-video', rules)).toMatchObject({ manifestUrl: manifest });
});

test('other remotes stay as they are', () => {
  expect(overrideOf('mfe-ccp', rules)).toBeUndefined();
});

test('an agent who is no developer gets the released build', () => {
  expect(overrideOf('mfe-video', { ...rules, groups: ['agents'] })).toBeUndefined();
});

test.each([
  'http://localhost:3002.evil.example/x',
  'https://evil.example/x',
  'nonsense',
  'javascript:1',
])('the unlisted origin of %s is ignored', (address) => {
  const search = `?remote.video=${encodeURIComponent(address)}`;
  expect(overrideOf('mfe-video', { ...rules, search })).toBeUndefined();
});
