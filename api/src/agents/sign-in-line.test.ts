import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectRedis, type RedisConnection } from '../adapters/redis.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from '../testing/redis-server.ts';
import { until } from '../testing/until.ts';
import { createMemorySignInLine } from './sign-in-line.memory.ts';
import { createRedisSignInLine } from './sign-in-line.redis.ts';
import type { Pace, SignInLine } from './sign-in-line.ts';

describe('the line in memory', () => lineContract(async () => createMemorySignInLine(Date.now)));

describe.runIf(hasRedisServer)('the line in Redis', () => {
  let server: RedisServer;
  let redis: RedisConnection;
  const flush = () => redis.run((client) => client.flushall());
  beforeAll(async () => {
    server = await startRedisServer();
    redis = connectRedis(server.url, () => undefined);
    await until('Redis to answer', () => flush().then(Boolean, () => false));
  });
  afterAll(async () => {
    redis.close();
    await server.stop();
  });
  lineContract(async () => {
    await flush();
    return createRedisSignInLine(redis);
  });
});

/** Slow: nothing comes of itself while a test looks. */
const slow: Pace = { intervalMs: 10_000, absenceMs: 60_000, graceMs: 60_000, keepMs: 120_000 };
const quick: Pace = { ...slow, intervalMs: 40 };

/** What both must hold to, so that tests over the one say something of the other. */
function lineContract(open: () => Promise<SignInLine>): void {
  let line: SignInLine;
  beforeEach(async () => void (line = await open()));

  const placeOf = async (name: string, pace = slow) => {
    const standing = await line.ask(name, pace);
    return standing.state === 'turn' ? 0 : standing.place;
  };
  const waitOf = async (name: string, pace = slow) => {
    const standing = await line.ask(name, pace);
    return standing.state === 'turn' ? 0 : standing.waitMs;
  };
  const hasTurn = (name: string) =>
    until(`the turn of ${name}`, async () => (await placeOf(name, quick)) === 0);

  it('gives the first a turn at once, and the others places in the order they came', async () => {
    expect(await placeOf('alice')).toBe(0);
    expect(await placeOf('bob')).toBe(1);
    expect(await placeOf('carol')).toBe(2);
  });

  it('says how long the wait is', async () => {
    await line.ask('alice', slow);
    for (const [name, atMost] of [
      ['bob', 10_000],
      ['carol', 20_000],
    ] as const) {
      const waitMs = await waitOf(name);
      expect(waitMs).toBeGreaterThan(atMost - 5_000);
      expect(waitMs).toBeLessThanOrEqual(atMost);
    }
  });

  it('keeps the place of who asks again, and lets the others up when one leaves', async () => {
    for (const name of ['alice', 'bob', 'carol', 'dave', 'bob']) await line.ask(name, slow);
    expect(await placeOf('dave')).toBe(3);
    await line.leave('bob');
    expect(await placeOf('dave')).toBe(2);
    expect(await placeOf('bob')).toBe(3);
  });

  it('does not count who stays away, but gives the number back to who comes late', async () => {
    await line.ask('alice', slow);
    expect(await placeOf('bob', { ...slow, absenceMs: 1, graceMs: 50 })).toBe(1);
    await line.ask('carol', slow);
    await until('the place of bob to be free', async () => (await placeOf('carol')) === 1);
    expect(await placeOf('bob')).toBe(1);
    expect(await placeOf('carol')).toBe(2);
  });

  it('lets the next in after one interval more when the one ahead does not come', async () => {
    for (const name of ['alice', 'bob']) await line.ask(name, quick);
    await hasTurn('carol');
    expect(await placeOf('bob')).toBe(1);
  });

  it('keeps turns an interval apart, however many ask at once', async () => {
    const turns: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_each, at) => {
        await hasTurn(`agent-${at}`);
        turns.push(performance.now());
      }),
    );
    // Of the first turn it may have been heard late, though not later than the second was asked for.
    expect(turns[11]! - turns[0]!).toBeGreaterThan(10 * quick.intervalMs - 5);
  });

  it('has a turn in passing only for who finds nobody in line', async () => {
    expect(await line.askInPassing(slow)).toBe(0);
    const waitMs = await line.askInPassing(slow);
    expect(waitMs).toBeGreaterThan(5_000);
    expect(waitMs).toBeLessThanOrEqual(10_000);
    await line.ask('alice', slow);
    expect(await line.askInPassing(slow)).toBeUndefined();
    await line.leave('alice');
    expect(await line.askInPassing(slow)).toBeTypeOf('number');
  });

  it('gives nobody a turn during a rest, longer each time, and then first the one it fell on', async () => {
    expect(await placeOf('alice', quick)).toBe(0);
    expect(await placeOf('bob', quick)).toBe(1);
    const waits: number[] = [];
    for (let times = 0; times < 4; times++) {
      await line.rest(10_000, 45_000);
      waits.push(await waitOf('alice'));
    }
    for (const [at, atMost] of [10_000, 20_000, 40_000, 45_000].entries()) {
      expect(waits[at]).toBeGreaterThan(atMost - 5_000);
      expect(waits[at]).toBeLessThanOrEqual(atMost);
    }
    expect(await placeOf('bob')).toBe(2);
  });

  it('forgets the number of who has used the turn or left', async () => {
    for (const name of ['alice', 'bob', 'carol']) await line.ask(name, slow);
    await line.leave('alice');
    expect(await placeOf('alice')).toBe(3);
  });
}
