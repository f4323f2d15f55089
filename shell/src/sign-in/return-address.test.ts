import { expect, test } from 'vitest';
import { returnAddress } from './return-address.ts';

const origin = 'https://workspace.example';

test('a deep link comes back whole, with query and fragment', () => {
  expect(returnAddress('/recordings/m-1?from=list#t=20', origin)).toBe(
    '/recordings/m-1?from=list#t=20',
  );
});

test.each([
  ['another host', 'https://evil.example/x'],
  ['another host without scheme', '//evil.example/x'],
  ['a backslash that browsers read as a slash', '/\\evil.example'],
  ['a script', 'javascript:alert(1)'],
  ['the sign-in page itself', '/signed-in?code=1'],
  ['the signed-out page', '/signed-out'],
  ['nothing', undefined],
])('%s leads to the start page instead', (_what, wanted) => {
  expect(returnAddress(wanted, origin)).toBe('/');
});
