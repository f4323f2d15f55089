import type { RedisConnection } from '../adapters/redis.ts';
import { createListeners, type Changes, type Topic } from './changes.ts';

const PREFIX = 'changes:';

/** Where Redis tells of this topic; for scripts that change something and tell of it in one step. */
export const channelOf = (topic: Topic) => PREFIX + topic;

/** Redis allows no other commands on a connection that subscribes, hence two. */
export function createRedisChanges(options: {
  readonly publisher: RedisConnection;
  readonly subscriber: RedisConnection;
  readonly onError: (error: unknown) => void;
}): Changes {
  const { publisher, subscriber, onError } = options;
  const listeners = createListeners();

  subscriber.onMessage((channel) => listeners.call(channel.slice(PREFIX.length)));
  subscriber.onReady(() => {
    const channels = listeners.topics().map((topic) => PREFIX + topic);
    if (channels.length === 0) return;
    subscriber
      .run((client) => client.subscribe(...channels))
      .then(() => listeners.callAll(), onError);
  });

  return {
    publish: async (topic) =>
      void (await publisher.run((client) => client.publish(channelOf(topic), ''))),
    async subscribe(topic, listener) {
      const remove = listeners.add(topic, listener);
      const unsubscribe = () => {
        remove();
        if (listeners.has(topic)) return;
        // Fails only while Redis is away, and then nothing is subscribed any more.
        subscriber.run((client) => client.unsubscribe(PREFIX + topic)).catch(() => undefined);
      };
      try {
        await subscriber.run((client) => client.subscribe(PREFIX + topic));
      } catch (error) {
        unsubscribe();
        throw error;
      }
      return unsubscribe;
    },
  };
}
