import type { RedisConnection } from '../adapters/redis.ts';
import type { Locks } from './locks.ts';

/** Longer than the slowest creation of a meeting: SDK time limits with their retries. */
const LIFETIME_MS = 30_000;

// Only who took it may give it back: it may have run out and be somebody else's by now.
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

export function createRedisLocks(redis: RedisConnection, createId: () => string): Locks {
  return {
    async take(key) {
      const owner = createId();
      const taken = await redis.run((client) =>
        client.set(`lock:${key}`, owner, 'PX', LIFETIME_MS, 'NX'),
      );
      if (taken !== 'OK') return undefined;
      return async () =>
        void (await redis.run((client) => client.eval(RELEASE, 1, `lock:${key}`, owner)));
    },
  };
}
