import type { RedisConnection } from '../adapters/redis.ts';
import {
  ENDED_TTL_S,
  RUNNING_TTL_S,
  type MeetingRecord,
  type MeetingStore,
} from './meetings.store.ts';

const SAVE = `
local stored = redis.call('GET', KEYS[1])
local version = stored and cjson.decode(stored).version or 0
if tonumber(ARGV[1]) ~= version + 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1`;

const recordKey = (conversationId: string) => `meeting:${conversationId}`;
const idKey = (meetingId: string) => `meeting-id:${meetingId}`;
const agentKey = (agentId: string) => `meetings-of:${agentId}`;

/** The record is the truth; the two indexes may hold stale entries, which reading passes over. */
export function createRedisMeetingStore(redis: RedisConnection): MeetingStore {
  async function read(conversationId: string): Promise<MeetingRecord | undefined> {
    const text = await redis.run((client) => client.get(recordKey(conversationId)));
    return text === null ? undefined : (JSON.parse(text) as MeetingRecord);
  }

  return {
    ofConversation: read,
    async withId(meetingId) {
      const conversationId = await redis.run((client) => client.get(idKey(meetingId)));
      const record = conversationId === null ? undefined : await read(conversationId);
      return record?.meetingId === meetingId ? record : undefined;
    },
    async ofAgent(agentId) {
      const ids = await redis.run((client) => client.smembers(agentKey(agentId)));
      const records = await Promise.all(ids.map(read));
      const gone = ids.filter((_id, at) => records[at]?.agentId !== agentId);
      if (gone.length > 0) await redis.run((client) => client.srem(agentKey(agentId), ...gone));
      return records.filter((record) => record?.agentId === agentId) as MeetingRecord[];
    },
    async save(record) {
      await redis.run(async (client) => {
        await client.set(idKey(record.meetingId), record.conversationId, 'EX', RUNNING_TTL_S);
        await client.sadd(agentKey(record.agentId), record.conversationId);
        await client.expire(agentKey(record.agentId), RUNNING_TTL_S);
      });
      const ttlS = record.hasEnded ? ENDED_TTL_S : RUNNING_TTL_S;
      const key = recordKey(record.conversationId);
      const saved = await redis.run((client) =>
        client.eval(SAVE, 1, key, record.version, JSON.stringify(record), ttlS),
      );
      return saved === 1;
    },
  };
}
