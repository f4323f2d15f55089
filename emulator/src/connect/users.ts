import type { SeedUser } from './seed.ts';

interface Change {
  readonly user: SeedUser;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The instance's users: those of the seed and what an administrator adds or changes, until the next reset. */
export function createUsers(seeded: readonly SeedUser[]) {
  let changes: readonly Change[] = [];

  return {
    all: () => withChanges(seeded, changes),
    /** Users as they were then: a search index is behind by what changed since. */
    asOf: (at: number) =>
      withChanges(
        seeded,
        changes.filter((change) => change.at <= at),
      ),
    put: (user: SeedUser, at: number) => void (changes = [...changes, { user, at }]),
    forgetChanges: () => void (changes = []),
  };
}

function withChanges(seeded: readonly SeedUser[], changes: readonly Change[]): SeedUser[] {
  const users = [...seeded, ...changes.map(({ user }) => user)];
  return [...new Map(users.map((user) => [user.id, user])).values()];
}
