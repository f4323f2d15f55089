import { expect, test } from 'vitest';
import { signOut } from './sign-out.ts';

function aDeparture(connect: () => Promise<Response>) {
  const order: string[] = [];
  return {
    order,
    deps: {
      identity: { redirectToSignOut: async () => void order.push('provider') },
      closeWorkspace: async () => void order.push('remotes'),
      connectLogoutUrl: 'https://connect.example/logout',
      fetch: (async (url: string) => {
        order.push(url);
        return connect();
      }) as typeof fetch,
    },
  };
}

test('sign-out ends the remotes, the contact panel’s session and the provider’s, in this order', async () => {
  const { order, deps } = aDeparture(async () => new Response());
  await signOut(deps);
  expect(order).toEqual(['remotes', 'https://connect.example/logout', 'provider']);
});

test('a contact centre that is down does not keep the agent signed in', async () => {
  const { order, deps } = aDeparture(() => Promise.reject(new TypeError('Failed to fetch')));
  await signOut(deps);
  expect(order.at(-1)).toBe('provider');
});
