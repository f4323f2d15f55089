import type { RecordingId } from '@video-escalation/contracts/ids';
import { script, type RedisConnection } from '../adapters/redis.ts';
import type { RecordingRecord } from './recording-record.ts';
import {
  RECORDING_TTL_S,
  type Alarms,
  type RecordingStore,
  type Spare,
  type Spares,
  type Ticket,
} from './recordings.store.ts';

/** KEYS: latest of the meeting, record. ARGV: id, the latest before (empty: none), record, seconds to live. */
const BEGIN = script(`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[4])
redis.call('SET', KEYS[2], ARGV[3], 'EX', ARGV[4])
return 1`);

/** KEYS: record, places. ARGV: version, record, seconds to live, id if it is settled. */
const SAVE = script(`
local stored = redis.call('GET', KEYS[1])
local version = stored and cjson.decode(stored).version or 0
if tonumber(ARGV[1]) ~= version + 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
if ARGV[4] ~= '' then redis.call('ZREM', KEYS[2], ARGV[4]) end
return 1`);

/** KEYS: places, record. ARGV: id, now, how many there are, until when it is kept. */
const TAKE_PLACE = script(`
local stored = redis.call('GET', KEYS[2])
if not stored or cjson.decode(stored).isSettled then return 1 end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 1 end
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
return 1`);

/** KEYS: alarms. ARGV: now, until when the takers have them, how many. */
const TAKE_DUE = script(`
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, name in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], name) end
return due`);

const recordKey = (recordingId: string) => `recording:${recordingId}`;
const latestKey = (meetingId: string) => `recording-of:${meetingId}`;
const ticketKey = (hash: string) => `recorder-ticket:${hash}`;
const taskKey = (taskArn: string) => `recorder-task:${taskArn}`;
const SPARES = 'recorder-spares';
const SPARES_HEARD = 'recorder-spares-heard';
const ALARMS = 'recording-alarms';
/** Who has a place, each with the time until which it counts, should nobody ever settle it. */
const PLACES = 'recording-places';

export function createRedisRecordingStore(redis: RedisConnection): RecordingStore {
  async function read(recordingId: string): Promise<RecordingRecord | undefined> {
    const text = await redis.run((client) => client.get(recordKey(recordingId)));
    return text === null ? undefined : (JSON.parse(text) as RecordingRecord);
  }

  return {
    withId: read,
    async latestOf(meetingId) {
      const id = await redis.run((client) => client.get(latestKey(meetingId)));
      return id === null ? undefined : read(id);
    },
    async begin(record, previous) {
      const { recordingId, meetingId } = record;
      const keys = [latestKey(meetingId), recordKey(recordingId)];
      const args = [recordingId, previous ?? '', JSON.stringify(record), RECORDING_TTL_S];
      return (await redis.runScript(BEGIN, keys, args)) === 1;
    },
    async save(record) {
      const { recordingId, version, isSettled } = record;
      const settled = isSettled ? recordingId : '';
      const args = [version, JSON.stringify(record), RECORDING_TTL_S, settled];
      return (await redis.runScript(SAVE, [recordKey(recordingId), PLACES], args)) === 1;
    },
    async takePlace(recordingId, limit, now) {
      const args = [recordingId, now, limit, now + RECORDING_TTL_S * 1000];
      const keys = [PLACES, recordKey(recordingId)];
      return (await redis.runScript(TAKE_PLACE, keys, args)) === 1;
    },
    keepTicket: async (hash, ticket, ttlS) =>
      void (await redis.run((client) =>
        client.set(ticketKey(hash), JSON.stringify(ticket), 'EX', ttlS),
      )),
    async takeTicket(hash) {
      const text = await redis.run((client) => client.getdel(ticketKey(hash)));
      return text === null ? undefined : (JSON.parse(text) as Ticket);
    },
    hasTicket: async (hash) => (await redis.run((client) => client.exists(ticketKey(hash)))) === 1,
    spares: createRedisSpares(redis),
    alarms: createRedisAlarms(redis),
  };
}

/** KEYS: spares, when they asked last. ARGV: hash, now. */
const HEAR = script(`
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1`);

/** KEYS: spares, when they asked last. ARGV: since when it must have asked, ticket, its seconds to live, recording, its. */
const USE = script(`
local spares = redis.call('HGETALL', KEYS[1])
for at = 1, #spares, 2 do
  local hash, arn = spares[at], cjson.decode(spares[at + 1]).taskArn
  local heard = tonumber(redis.call('HGET', KEYS[2], hash) or '-1')
  if arn and heard >= tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[1], hash)
    redis.call('HDEL', KEYS[2], hash)
    redis.call('SET', '${ticketKey('')}' .. hash, ARGV[2], 'EX', ARGV[3])
    redis.call('SET', '${taskKey('')}' .. arn, ARGV[4], 'EX', ARGV[5])
    return {hash, arn}
  end
end
return false`);

function createRedisSpares(redis: RedisConnection): Spares {
  return {
    async all() {
      const [kept, heard] = await Promise.all([
        redis.run((client) => client.hgetall(SPARES)),
        redis.run((client) => client.hgetall(SPARES_HEARD)),
      ]);
      return Object.entries(kept).map(([hash, text]) => ({
        ...(JSON.parse(text) as Pick<Spare, 'startedAt' | 'taskArn'>),
        hash,
        ...(heard[hash] === undefined ? {} : { heardAt: Number(heard[hash]) }),
      }));
    },
    keep: async ({ hash, ...spare }) =>
      void (await redis.run((client) => client.hset(SPARES, hash, JSON.stringify(spare)))),
    hear: async (hash, now) =>
      (await redis.runScript(HEAR, [SPARES, SPARES_HEARD], [hash, now])) === 1,
    async use(ticket, heardSince, ttlS) {
      const { recordingId } = ticket;
      const args = [heardSince, JSON.stringify(ticket), ttlS, recordingId, RECORDING_TTL_S];
      const used = await redis.runScript(USE, [SPARES, SPARES_HEARD], args);
      if (used === null) return undefined;
      const [hash, taskArn] = used as [string, string];
      return { hash, taskArn };
    },
    usedFor: async (taskArn) =>
      ((await redis.run((client) => client.get(taskKey(taskArn)))) ?? undefined) as
        RecordingId | undefined,
    async drop(hash) {
      const dropped = await redis.run((client) => client.hdel(SPARES, hash));
      await redis.run((client) => client.hdel(SPARES_HEARD, hash));
      return dropped === 1;
    },
  };
}

function createRedisAlarms(redis: RedisConnection): Alarms {
  return {
    set: async (name, at) => void (await redis.run((client) => client.zadd(ALARMS, at, name))),
    ensure: async (name, at) =>
      void (await redis.run((client) => client.zadd(ALARMS, 'NX', at, name))),
    clear: async (name) => void (await redis.run((client) => client.zrem(ALARMS, name))),
    takeDue: async (now, again, limit) =>
      (await redis.runScript(TAKE_DUE, [ALARMS], [now, again, limit])) as string[],
  };
}
