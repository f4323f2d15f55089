import { script } from '../adapters/redis.ts';
import { HIT_ALL } from '../contacts/start-limits.redis.ts';

// Lua for Redis. A route's key is found through an index inside the script, which a Redis Cluster would not allow
// (redis.io, "Scripting with Lua": keys must be declared): the store is one primary with its replicas.

/** KEYS: index of the reference, index of the link, route, routes of the agent. */
export const CREATE = script(`
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3], 'NX') == false then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[3])
redis.call('HSET', KEYS[3], unpack(ARGV, 5))
redis.call('PEXPIRE', KEYS[3], ARGV[4])
redis.call('ZADD', KEYS[4], ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[4], ARGV[4])
return 1`);

const IS_LIVE = `
local function isLive(state, expiresAt, now)
  return (state == 'waiting' or state == 'opened') and tonumber(expiresAt) > tonumber(now)
end`;

/** KEYS: route. ARGV: agent, now. */
export const REVOKE = script(`${IS_LIVE}
local route = redis.call('HMGET', KEYS[1], 'agentId', 'state', 'expiresAt')
if route[1] ~= ARGV[1] then return false end
if isLive(route[2], route[3], ARGV[2]) then
  redis.call('HSET', KEYS[1], 'state', 'revoked', 'endedAt', ARGV[2])
end
return redis.call('HGETALL', KEYS[1])`);

/** KEYS: index of the link. ARGV: now. */
export const OPEN = script(`${IS_LIVE}
local key = 'route:' .. (redis.call('GET', KEYS[1]) or '-')
local route = redis.call('HMGET', key, 'state', 'expiresAt')
if not isLive(route[1], route[2], ARGV[1]) then return false end
redis.call('HSET', key, 'state', 'opened')
return redis.call('HGETALL', key)`);

/**
 * KEYS: index, counters of starts, counters of wrong attempts. ARGV: now, hash of the e-mail (empty: not asked for),
 * wrong e-mails until locked, window of wrong attempts, window of starts, how many counters of starts, a limit for
 * each counter. What doesn't exist is looked up and counted like what does, under the name '-', so that every
 * refusal takes the same commands.
 */
export const REDEEM = script(`${IS_LIVE}${HIT_ALL}
local wrongAt = 2 + tonumber(ARGV[6])
local startsWaitMs = hitAll({ unpack(KEYS, 2, wrongAt - 1) }, { unpack(ARGV, 7) }, ARGV[5])
if startsWaitMs >= 0 then return { 'too-many-starts', startsWaitMs } end
for at = wrongAt, #KEYS do
  if tonumber(redis.call('GET', KEYS[at]) or 0) >= tonumber(ARGV[at + 5]) then
    return { 'limited', redis.call('PTTL', KEYS[at]) }
  end
end
local key = 'route:' .. (redis.call('GET', KEYS[1]) or '-')
local route = redis.call('HMGET', key, 'state', 'expiresAt', 'emailHash', 'agentId', 'routeId', 'sealed')
local usable = isLive(route[1], route[2], ARGV[1])
if usable and (ARGV[2] == '' or ARGV[2] == route[3]) then
  redis.call('HSET', key, 'state', 'redeemed', 'before', route[1], 'endedAt', ARGV[1])
  return { 'redeemed', route[5], route[4], route[6] }
end
for at = wrongAt, #KEYS do
  if redis.call('INCR', KEYS[at]) == 1 then redis.call('PEXPIRE', KEYS[at], ARGV[4]) end
end
local wrong = redis.call('HINCRBY', usable and key or 'route:-', 'wrong', 1)
if not usable or wrong < tonumber(ARGV[3]) then return { 'refused', '' } end
redis.call('HSET', key, 'state', 'locked', 'endedAt', ARGV[1])
return { 'refused', route[4] }`);

/** KEYS: route. */
export const GIVE_BACK = script(`
local route = redis.call('HMGET', KEYS[1], 'state', 'before', 'contactId')
if route[1] ~= 'redeemed' or route[3] then return 0 end
redis.call('HSET', KEYS[1], 'state', route[2])
redis.call('HDEL', KEYS[1], 'endedAt')
return 1`);

/**
 * KEYS: routes. ARGV: contact and channel of each. A route may have gone meanwhile, and must not come back as a key
 * without an end.
 */
export const KEEP_CONTACTS = script(`
for at, route in ipairs(KEYS) do
  if redis.call('EXISTS', route) == 1 then redis.call('HSET', route, 'contactId', ARGV[2 * at - 1]) end
  redis.call('PUBLISH', ARGV[2 * at], '')
end`);
