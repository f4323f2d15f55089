import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis, type RedisConnection } from '../adapters/redis.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from '../testing/redis-server.ts';
import { until } from '../testing/until.ts';
import { createRedisChanges } from './changes.redis.ts';

describe.runIf(hasRedisServer)('changes over Redis', () => {
  let server: RedisServer;
  let publisher: RedisConnection;
  let subscriber: RedisConnection;

  beforeAll(async () => {
    server = await startRedisServer();
    publisher = connectRedis(server.url, () => undefined);
    subscriber = connectRedis(server.url, () => undefined);
    for (const each of [publisher, subscriber]) {
      await until('Redis to answer', () =>
        each.run((client) => client.ping()).then(Boolean, () => false),
      );
    }
  });
  afterAll(async () => {
    publisher.close();
    subscriber.close();
    await server.stop();
  });

  it('that went unheard while the line was cut are made up for when it is mended', async () => {
    const changes = createRedisChanges({ publisher, subscriber, onError: () => undefined });
    let heard = 0;
    const unsubscribe = await changes.subscribe('agent:1', () => heard++);
    await publisher.run((client) => client.call('CLIENT', 'KILL', 'TYPE', 'pubsub'));
    await changes.publish('agent:1');
    expect(heard).toBe(0);
    await until('the listener to be told all the same', () => heard > 0);
    const before = heard;
    await changes.publish('agent:1');
    await until('the line to carry again', () => heard > before);
    unsubscribe();
  });
});
