import type { FastifyReply } from 'fastify';
import { PassThrough } from 'node:stream';
import type { Changes, Topic } from '../changes/changes.ts';

/** A comment this often keeps proxies from closing the line and tells the page that it still lives. */
const HEARTBEAT_MS = 15_000;

export interface EventSource<T> {
  readonly topic: Topic;
  /** All that the listener should know now; what it was told already is not sent again. */
  readonly read: () => Promise<readonly T[]>;
  /** When what was read changes by itself, if it does; milliseconds since 1970. */
  readonly staleAt?: (items: readonly T[]) => number | undefined;
  /** Milliseconds since 1970: the listener's right to listen ends here. */
  readonly until: number;
}

export interface EventStreams {
  /** Answers with a stream that ends at `until`, when the caller goes or when the api stops. */
  open<T>(reply: FastifyReply, source: EventSource<T>): Promise<FastifyReply>;
  count(): number;
  closeAll(): void;
}

export interface EventStreamOptions {
  readonly changes: Changes;
  readonly now: () => number;
  readonly heartbeatMs?: number;
}

/** setTimeout's own limit; a stream that outlives it would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createEventStreams(options: EventStreamOptions): EventStreams {
  const { changes, now, heartbeatMs = HEARTBEAT_MS } = options;
  const open = new Set<PassThrough>();

  async function start<T>(reply: FastifyReply, source: EventSource<T>): Promise<FastifyReply> {
    const stream = new PassThrough();
    const alarm = createAlarm(now, () => void update.later());
    const read = async () => {
      const items = await source.read();
      alarm.set(source.staleAt?.(items));
      return items;
    };
    const update = createUpdater(stream, read, (error) =>
      reply.log.warn({ err: error }, 'an event stream waits for its data'),
    );
    // Subscribed before the first read, so that no change falls between the two.
    const unsubscribe = await changes.subscribe(source.topic, () => void update.later());
    stream.write(': connected\n\n');
    try {
      await update.now();
    } catch (error) {
      alarm.set(undefined);
      unsubscribe();
      throw error;
    }
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs);
    const expiry = setTimeout(() => stream.end(), delayUntil(source.until, now()));
    open.add(stream);
    const tidy = () => {
      open.delete(stream);
      clearInterval(heartbeat);
      clearTimeout(expiry);
      alarm.set(undefined);
      unsubscribe();
    };
    stream.once('close', tidy);
    stream.once('end', tidy);
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream);
  }

  return {
    open: start,
    count: () => open.size,
    closeAll: () => {
      for (const stream of open) stream.end();
    },
  };
}

const delayUntil = (at: number, now: number) => Math.min(Math.max(at - now, 0), LONGEST_TIMER_MS);

/** Rings once at the time that was set last (unref: one set by a reading that outlived its stream holds nothing up). */
function createAlarm(now: () => number, ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    set(at: number | undefined): void {
      clearTimeout(timer);
      timer = at === undefined ? undefined : setTimeout(ring, delayUntil(at, now())).unref();
    },
  };
}

/** Reads and writes one at a time: changes that come meanwhile are one more read, not many. */
function createUpdater<T>(
  stream: PassThrough,
  read: () => Promise<readonly T[]>,
  onError: (error: unknown) => void,
) {
  const told = new Set<string>();
  let isReading = false;
  let isStale = false;

  async function now(): Promise<void> {
    const lines = (await read()).map((each) => JSON.stringify(each));
    if (stream.writableEnded || stream.destroyed) return;
    for (const line of lines) if (!told.has(line)) stream.write(`data: ${line}\n\n`);
    told.clear();
    for (const line of lines) told.add(line);
  }

  async function later(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale && !stream.destroyed) {
        isStale = false;
        await now();
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  }

  return { now, later };
}
