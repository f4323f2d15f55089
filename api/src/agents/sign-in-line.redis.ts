import { script, type RedisConnection } from '../adapters/redis.ts';
import { SETBACKS_TOGETHER_MS, USED_KEEP_MS, type SignInLine } from './sign-in-line.ts';

const LINE = 'sign-in:line';
const DUE = 'sign-in:due';
const NEXT = 'sign-in:next';
const COUNT = 'sign-in:count';
const SETBACKS = 'sign-in:setbacks';
const numberKey = (name: string) => `sign-in:number:${name}`;

/** The count outlives every number that was given out, so that nobody gets a lower one than those who wait. */
const COUNT_KEEP_MS = 24 * 3600_000;
/** Longer than any rest: an older time says no more than none. */
const NEXT_KEEP_MS = 60_000;

/** Redis' own clock: processes whose clocks differ would let each other wait, or too many in. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

const DROP_LATE = `
local function dropLate(line, due, now)
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now)) do
    redis.call('ZREM', line, name)
    redis.call('ZREM', due, name)
  end
end`;

/**
 * KEYS: line, due, next, count, number. ARGV: name, interval, absence, grace, keep, keep of a used number, keep of the
 * count, keep of next. A turn that those ahead let pass is anybody's: an absent one costs the others one interval,
 * and between two turns there is always at least one.
 */
const ASK = script(`${NOW}${DROP_LATE}
dropLate(KEYS[1], KEYS[2], now)
local number = redis.call('GET', KEYS[5])
if not number then
  number = redis.call('INCR', KEYS[4])
  redis.call('PEXPIRE', KEYS[4], ARGV[7])
end
redis.call('ZADD', KEYS[1], number, ARGV[1])
local ahead = redis.call('ZRANK', KEYS[1], ARGV[1])
local waitMs = tonumber(redis.call('GET', KEYS[3]) or 0) + ahead * ARGV[2] - now
if waitMs <= 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('SET', KEYS[5], number, 'PX', ARGV[6])
  redis.call('SET', KEYS[3], now + ARGV[2], 'PX', ARGV[8])
  return { 0, 0 }
end
redis.call('SET', KEYS[5], number, 'PX', ARGV[5])
redis.call('ZADD', KEYS[2], now + math.min(waitMs, tonumber(ARGV[3])) + ARGV[4], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('PEXPIRE', KEYS[2], ARGV[5])
return { ahead + 1, waitMs }`);

/** KEYS: line, due, next. ARGV: interval, keep of next. -1: others wait. */
const ASK_IN_PASSING = script(`${NOW}${DROP_LATE}
dropLate(KEYS[1], KEYS[2], now)
if redis.call('ZCARD', KEYS[1]) > 0 then return -1 end
local waitMs = tonumber(redis.call('GET', KEYS[3]) or 0) - now
if waitMs > 0 then return waitMs end
redis.call('SET', KEYS[3], now + ARGV[1], 'PX', ARGV[2])
return 0`);

/** KEYS: next, setbacks. ARGV: rest, cap, how long setbacks belong together, keep of next. */
const REST = script(`${NOW}
local setbacks = redis.call('INCR', KEYS[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
local restMs = math.floor(math.min(ARGV[1] * 2 ^ (setbacks - 1), tonumber(ARGV[2])))
local nextAt = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now + restMs)
redis.call('SET', KEYS[1], nextAt, 'PX', ARGV[4])
return restMs`);

/** KEYS: line, due, number. ARGV: name. */
const LEAVE = script(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[3])`);

export function createRedisSignInLine(redis: RedisConnection): SignInLine {
  return {
    async ask(name, { intervalMs, absenceMs, graceMs, keepMs }) {
      const keys = [LINE, DUE, NEXT, COUNT, numberKey(name)];
      const keeps = [keepMs, USED_KEEP_MS, COUNT_KEEP_MS, NEXT_KEEP_MS];
      const args = [name, intervalMs, absenceMs, graceMs, ...keeps];
      const [place = 0, waitMs = 0] = (await redis.runScript(ASK, keys, args)) as number[];
      return place === 0 ? { state: 'turn' } : { state: 'waiting', place, waitMs };
    },
    async askInPassing({ intervalMs }) {
      const args = [intervalMs, NEXT_KEEP_MS];
      const waitMs = (await redis.runScript(ASK_IN_PASSING, [LINE, DUE, NEXT], args)) as number;
      return waitMs < 0 ? undefined : waitMs;
    },
    async rest(restMs, capMs) {
      const args = [restMs, capMs, SETBACKS_TOGETHER_MS, NEXT_KEEP_MS];
      await redis.runScript(REST, [NEXT, SETBACKS], args);
    },
    async leave(name) {
      await redis.runScript(LEAVE, [LINE, DUE, numberKey(name)], [name]);
    },
  };
}
