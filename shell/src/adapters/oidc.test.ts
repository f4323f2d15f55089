import { expect, test } from 'vitest';
import { createOidcIdentity } from './oidc.ts';

const memory: Storage = {
  length: 0,
  clear: () => undefined,
  getItem: () => null,
  key: () => null,
  removeItem: () => undefined,
  setItem: () => undefined,
};

test('a sign-out visits the hosted logout page, also on a page that nobody has signed in on', async () => {
  const left: string[] = [];
  const identity = createOidcIdentity({
    config: {
      authority: 'https://pool.example',
      clientId: 'workspace',
      scope: 'openid',
      logoutUrl: 'https://sign-in.example/logout',
    },
    origin: 'https://agents.example',
    redirectStorage: memory,
    leaveFor: (address) => void left.push(address),
  });
  await identity.redirectToSignOut();
  const url = new URL(left[0]!);
  expect(url.origin + url.pathname).toBe('https://sign-in.example/logout');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'workspace',
    logout_uri: 'https://agents.example/signed-out',
  });
  expect(await identity.accessToken()).toBeUndefined();
});
