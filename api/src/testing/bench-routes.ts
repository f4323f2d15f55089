import type { Route } from '@video-escalation/contracts/http/routes';
import { Redis } from 'ioredis';
import { createRedisRouteStore } from '../routes/routes.store.redis.ts';
import { aRouteRecord } from './route-record.ts';
import { connectRedis } from '../adapters/redis.ts';
import { contentOf, createHttpLoad } from './http-load.ts';
import { startRedisServer } from './redis-server.ts';
import { spawnNode } from './spawned.ts';
import { until } from './until.ts';

/** Few, so that the three follow each other closely: what else the machine does then meets all of them alike. */
const REQUESTS = 400;
const CONCURRENCY = 32;
/** Until everything on the way is compiled. */
const WARM_UP_ROUNDS = 25;
const ROUNDS = 41;
const LIVE_ROUTES = 100_000;
const MEASURED = ['floor', 'create', 'redeem', 'start a contact with a reference'] as const;
/** As long as the sealed content of a route with a common name and e-mail. */
const sealed = 'x'.repeat(220);

/** Prints, never judges: creating and redeeming against the floor of this machine, and what live routes weigh. */
const server = await startRedisServer();
const load = createHttpLoad(CONCURRENCY);
try {
  const api = await spawnNode('api/src/testing/bench-server.ts', {}, /serving .*\n/, [server.url]);
  try {
    await measureSpeed(JSON.parse(/serving (.*)/.exec(api.output())?.[1] ?? '{}') as Target);
  } finally {
    await api.stop();
  }
  await measureMemory();
} finally {
  load.stop();
  await server.remove();
}

interface Target {
  readonly api: number;
  readonly floor: number;
  readonly token: string;
}

interface Speed {
  readonly perSecond: number;
  /** Of the process that serves, for each request. */
  readonly processorUs: number;
}

async function measureSpeed({ api, floor, token }: Target): Promise<void> {
  const rounds: Record<(typeof MEASURED)[number], Speed>[] = [];
  const customer = { name: 'Chris', email: 'chris@example.org' };
  const post = async <T>(...request: Parameters<typeof load.post>) =>
    contentOf<T>(await load.post(...request));
  const processorTime = () => post<number>(floor, '/processor-time', {});
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const routes: Route[] = [];
    const more: Route[] = [];
    const create = () => post<Route>(api, '/v1/routes', { customerEmail: customer.email }, token);
    await atOnce(async () => more.push(await create()));
    const speeds = {
      floor: await speedOf(processorTime, () =>
        post(floor, '/', { ...customer, reference: '00000000' }),
      ),
      create: await speedOf(processorTime, async () => routes.push(await create())),
      redeem: await speedOf(processorTime, (at) =>
        post(floor, '/redeem', { ...customer, reference: routes[at]?.reference }),
      ),
      'start a contact with a reference': await speedOf(processorTime, (at) =>
        post(api, '/v1/contacts', { ...customer, reference: more[at]?.reference }),
      ),
    };
    if (round >= WARM_UP_ROUNDS) rounds.push(speeds);
  }
  console.log('floor: Fastify with one Redis round trip; medians of', ROUNDS, 'rounds');
  for (const name of MEASURED) {
    const rate = median(rounds.map((each) => each[name].perSecond));
    const processorUs = median(rounds.map((each) => each[name].processorUs));
    // Of each round by itself: what else the machine does meets both.
    const share = median(rounds.map((each) => each[name].perSecond / each.floor.perSecond));
    console.log(
      `${name}: ${rate.toFixed(0)} a second, ${share.toFixed(2)} of the floor; ${processorUs.toFixed(0)} µs of the processor each`,
    );
  }
}

async function speedOf(
  processorTime: () => Promise<number>,
  work: (at: number) => Promise<unknown>,
): Promise<Speed> {
  const usedBefore = await processorTime();
  const startedAt = performance.now();
  await atOnce(work);
  const perSecond = REQUESTS / ((performance.now() - startedAt) / 1000);
  return { perSecond, processorUs: ((await processorTime()) - usedBefore) / REQUESTS };
}

async function atOnce(work: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const inTurn = async () => {
    while (next < REQUESTS) await work(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, inTurn));
}

async function measureMemory(): Promise<void> {
  const redis = new Redis(server.url);
  await redis.flushall();
  const before = await usedMemory(redis);
  const connection = connectRedis(server.url, () => undefined);
  const store = createRedisRouteStore(connection);
  await until('Redis to answer', () =>
    connection
      .run((client) => client.ping())
      .then(
        () => true,
        () => false,
      ),
  );
  for (let made = 0; made < LIVE_ROUTES; made += 500) {
    await Promise.all(Array.from({ length: 500 }, () => store.create(aRouteRecord({ sealed }))));
  }
  const bytes = (await usedMemory(redis)) - before;
  const each = bytes / LIVE_ROUTES;
  console.log(
    `${LIVE_ROUTES} live routes: ${(bytes / 1e6).toFixed(1)} MB in Redis, ${each.toFixed(0)} bytes each`,
  );
  connection.close();
  redis.disconnect();
}

async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
