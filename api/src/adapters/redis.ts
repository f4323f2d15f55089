import { Problem } from '@video-escalation/contracts/http/problems';
import { Redis } from 'ioredis';
import { createHash } from 'node:crypto';

/** One connection to Redis whose failures are quick and have one name. */
export interface RedisConnection {
  /** @throws Problem server/unavailable when Redis doesn't answer in time. */
  run<T>(command: (client: Redis) => Promise<T>): Promise<T>;
  /** Runs a script whole; the text travels only when Redis doesn't know it (any more). @throws as run does */
  runScript(
    script: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown>;
  /** Called at each time that the connection (again) takes commands. */
  onReady(listener: () => void): void;
  onMessage(listener: (channel: string, message: string) => void): void;
  close(): void;
}

export interface Script {
  readonly lua: string;
  /** Redis' name for it: the SHA-1 of the text. */
  readonly sha: string;
}

export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

export interface RedisTimings {
  readonly connectTimeoutMs: number;
  readonly commandTimeoutMs: number;
}

const defaultTimings: RedisTimings = { connectTimeoutMs: 2_000, commandTimeoutMs: 1_500 };

export function connectRedis(
  url: string,
  onError: (error: Error) => void,
  timings: RedisTimings = defaultTimings,
): RedisConnection {
  const client = new Redis(url, optionsFor(timings));
  client.on('error', onError);
  async function run<T>(command: (client: Redis) => Promise<T>): Promise<T> {
    try {
      return await command(client);
    } catch (cause) {
      throw new Problem('server/unavailable', 'The store cannot be reached.', { cause });
    }
  }
  return {
    run,
    runScript: ({ lua, sha }, keys, args) =>
      run(() =>
        client.evalsha(sha, keys.length, ...keys, ...args).catch((error: unknown) => {
          // After a restart of Redis, or its first time: then nothing of it has run.
          if (!isUnknownScript(error)) throw error;
          return client.eval(lua, keys.length, ...keys, ...args);
        }),
      ),
    onReady: (listener) => void client.on('ready', listener),
    onMessage: (listener) => void client.on('message', listener),
    close: () => client.disconnect(),
  };
}

const isUnknownScript = (error: unknown) =>
  error instanceof Error && error.message.startsWith('NOSCRIPT');

function optionsFor(timings: RedisTimings) {
  return {
    connectTimeout: timings.connectTimeoutMs,
    commandTimeout: timings.commandTimeoutMs,
    // While Redis is away commands fail at once: a caller is better told so than kept waiting.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // What is asked within one turn of the event loop goes out in one write, which costs more than the command.
    enableAutoPipelining: true,
    // Subscriptions are renewed by whoever listens, who must know when that is done.
    autoResubscribe: false,
    retryStrategy: (attempt: number) => Math.min(100 * attempt, 2_000),
  };
}
