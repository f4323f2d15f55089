import { script, type RedisConnection } from '../adapters/redis.ts';
import { WINDOW_MS, type Counter, type RateLimits } from './start-limits.ts';

/**
 * Lua: counts one attempt under each of these keys, whatever becomes of it; answers the longest wait in
 * milliseconds, -1 if all allow it. Within one script, so that a key without an end can't be left behind.
 */
export const HIT_ALL = `
local function hitAll(keys, limits, windowMs)
  local waitMs = -1
  for at, key in ipairs(keys) do
    local count = redis.call('INCR', key)
    if count == 1 then redis.call('PEXPIRE', key, windowMs) end
    if count > tonumber(limits[at]) then waitMs = math.max(waitMs, redis.call('PTTL', key)) end
  end
  return waitMs
end`;

/** KEYS: counters. ARGV: window, a limit for each counter. */
const HIT = script(`${HIT_ALL}
return hitAll(KEYS, { unpack(ARGV, 2) }, ARGV[1])`);

export const limitKey = ({ key }: Counter) => `limit:${key}`;

export const toWaitS = (waitMs: number) => Math.max(1, Math.ceil(waitMs / 1000));

export function createRedisRateLimits(redis: RedisConnection): RateLimits {
  async function hitAll(counters: readonly Counter[]): Promise<number | undefined> {
    const args = [WINDOW_MS, ...counters.map(({ limit }) => limit)];
    const waitMs = (await redis.runScript(HIT, counters.map(limitKey), args)) as number;
    return waitMs < 0 ? undefined : toWaitS(waitMs);
  }
  return { hitAll, hit: (key, limit) => hitAll([{ key, limit }]) };
}
