import { stableId } from './connect/ids.ts';
import { agentUser, type ConnectSeed } from './connect/seed.ts';
import type { Person } from './oidc/people.ts';

/** Many more agents, `agent-1@example.com` and so on, for what only a crowd shows. */
export function crowdOf(count: number): readonly Person[] {
  return Array.from({ length: count }, (_each, at) => {
    const name = `Agent-${at + 1}`;
    const email = `${name.toLowerCase()}@example.com`;
    const sub = stableId('person', email);
    return { sub, email, name, groups: ['agents'], password: 'password' };
  });
}

export const withCrowd = (seed: ConnectSeed, crowd: readonly Person[]): ConnectSeed => ({
  ...seed,
  users: [...seed.users, ...crowd.map(({ name }) => agentUser(name, ['Agent'], 'Support North'))],
});
