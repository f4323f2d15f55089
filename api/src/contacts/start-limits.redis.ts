import { script, type RedisConnection } from '../adapters/redis.ts';
import { WINDOW_MS, type RateLimits } from './start-limits.ts';

// One script, so that a key without an end can't be left behind between two commands.
const HIT = script(`
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`);

export function createRedisRateLimits(redis: RedisConnection): RateLimits {
  return {
    async hit(key, perMinute) {
      const [count, leftMs] = (await redis.runScript(HIT, [`limit:${key}`], [WINDOW_MS])) as [
        number,
        number,
      ];
      return count <= perMinute ? undefined : Math.max(1, Math.ceil(leftMs / 1000));
    },
  };
}
