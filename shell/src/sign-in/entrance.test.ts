import { expect, test } from 'vitest';
import { enter } from './entrance.ts';
import { SignInError, type Identity } from './identity.ts';

const alice = { username: 'alice@example.com', name: 'Alice', groups: ['agents'] };

function anIdentity(overrides: Partial<Identity> = {}) {
  const redirects: string[] = [];
  const identity: Identity = {
    redirectToSignIn: async (returnTo, isFederated) =>
      void redirects.push(isFederated ? `federated ${returnTo}` : returnTo),
    completeSignIn: async () => ({ session: alice, returnTo: '/recordings/m-1' }),
    accessToken: async () => 'token',
    renew: async () => undefined,
    onExpired: () => () => undefined,
    redirectToSignOut: async () => undefined,
    ...overrides,
  };
  return { identity, redirects };
}

test('a deep link goes straight to the provider, which is told where to come back to', async () => {
  const { identity, redirects } = anIdentity();
  const result = await enter(identity, new URL('http://localhost:3000/recordings/m-1?x=1#t'));
  expect(result).toEqual({ state: 'leaving' });
  expect(redirects).toEqual(['/recordings/m-1?x=1#t']);
});

test("the provider's answer lets the agent in, at the page that was asked for", async () => {
  const { identity } = anIdentity();
  const result = await enter(identity, new URL('http://localhost:3000/signed-in?code=c&state=s'));
  expect(result).toEqual({ state: 'signed-in', session: alice, address: '/recordings/m-1' });
});

test('after sign-out nobody is sent to the provider again by himself', async () => {
  const { identity, redirects } = anIdentity();
  expect(await enter(identity, new URL('http://localhost:3000/signed-out'))).toEqual({
    state: 'signed-out',
  });
  expect(redirects).toEqual([]);
});

test.each([
  ['http://localhost:3000/?federate', 'federated /'],
  ['http://localhost:3000/recordings/m-1?federate=1&x=1', 'federated /recordings/m-1?x=1'],
])("a company's portal enters at %s and is not asked which provider", async (address, redirect) => {
  const { identity, redirects } = anIdentity();
  await enter(identity, new URL(address));
  expect(redirects).toEqual([redirect]);
});

test.each(['http://localhost:3000/?logout', 'http://localhost:3000/recordings/m-1?logout=1'])(
  'a company’s portal that sends people to %s asks for a sign-out, which is not claimed before it happened',
  async (address) => {
    const { identity, redirects } = anIdentity();
    expect(await enter(identity, new URL(address))).toEqual({ state: 'sign-out-requested' });
    expect(redirects).toEqual([]);
  },
);

test('the provider’s way back from a sign-out asks for no second one', async () => {
  const { identity } = anIdentity();
  const result = await enter(identity, new URL('http://localhost:3000/signed-out?logout'));
  expect(result).toEqual({ state: 'signed-out' });
});

test('a provider that is down becomes a named failure, not an exception', async () => {
  const { identity } = anIdentity({
    redirectToSignIn: () => Promise.reject(new SignInError('unreachable')),
  });
  expect(await enter(identity, new URL('http://localhost:3000/'))).toEqual({
    state: 'failed',
    reason: 'unreachable',
  });
});
