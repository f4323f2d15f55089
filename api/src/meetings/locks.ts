import { Problem } from '@video-escalation/contracts/http/problems';

/** Keeps one piece of work from being done twice at a time, over all api processes. */
export interface Locks {
  /** Undefined when somebody else has it. The returned function gives it back. */
  take(key: string): Promise<(() => Promise<void>) | undefined>;
}

export interface Waiting {
  readonly pause: (ms: number) => Promise<void>;
  readonly attempts?: number;
  readonly everyMs?: number;
}

/** Runs the work under the lock, waiting a bounded time for it. @throws Problem server/unavailable */
export async function withLock<T>(
  locks: Locks,
  key: string,
  { pause, attempts = 100, everyMs = 50 }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const release = await locks.take(key);
    if (release) {
      try {
        return await work();
      } finally {
        // A lock that can't be given back runs out by itself; the work is done all the same.
        await release().catch(() => undefined);
      }
    }
    await pause(everyMs);
  }
  throw new Problem('server/unavailable', undefined, {
    cause: new RangeError(`The lock was not free after ${attempts} attempts`),
  });
}

/** For one process: tests. */
export function createMemoryLocks(): Locks {
  const taken = new Set<string>();
  return {
    async take(key) {
      if (taken.has(key)) return undefined;
      taken.add(key);
      return async () => void taken.delete(key);
    },
  };
}
