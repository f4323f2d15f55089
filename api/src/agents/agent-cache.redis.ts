import type { RedisConnection } from '../adapters/redis.ts';
import type { AgentCache, KnownAgent } from './agent-cache.ts';

export function createRedisAgentCache(redis: RedisConnection): AgentCache {
  return {
    async get(signIn) {
      const text = await redis.run((client) => client.get(`user:${signIn}`));
      return text === null ? undefined : (JSON.parse(text) as KnownAgent);
    },
    set: async (signIn, known, ttlS) =>
      void (await redis.run((client) =>
        client.set(`user:${signIn}`, JSON.stringify(known), 'EX', ttlS),
      )),
  };
}
