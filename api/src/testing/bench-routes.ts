import type { Route } from '@video-escalation/contracts/http/routes';
import { Redis } from 'ioredis';
import { createRedisRouteStore } from '../routes/routes.store.redis.ts';
import { aRouteRecord } from './route-record.ts';
import { connectRedis } from '../adapters/redis.ts';
import { contentOf, createHttpLoad } from './http-load.ts';
import { startRedisServer } from './redis-server.ts';
import { spawnNode } from './spawned.ts';
import { until } from './until.ts';

const REQUESTS = 2_000;
const CONCURRENCY = 32;
/** Until everything on the way is compiled. */
const WARM_UP_ROUNDS = 4;
const ROUNDS = 7;
const LIVE_ROUTES = 100_000;
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

interface Rates {
  readonly floor: number;
  readonly create: number;
  readonly redeem: number;
}

async function measureSpeed({ api, floor, token }: Target): Promise<void> {
  const rounds: Rates[] = [];
  const customer = { name: 'Chris', email: 'chris@example.org' };
  const post = async <T>(...request: Parameters<typeof load.post>) =>
    contentOf<T>(await load.post(...request));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const routes: Route[] = [];
    const rates = {
      floor: await perSecond(() => post(floor, '/', { ...customer, reference: '00000000' })),
      create: await perSecond(async () => {
        routes.push(await post<Route>(api, '/v1/routes', { customerEmail: customer.email }, token));
      }),
      redeem: await perSecond((at) =>
        post(api, '/v1/contacts', { ...customer, reference: routes[at]?.reference }),
      ),
    };
    if (round >= WARM_UP_ROUNDS) rounds.push(rates);
  }
  const floors = median(rounds.map((each) => each.floor));
  console.log(`floor: ${floors.toFixed(0)} a second (Fastify with one Redis round trip)`);
  for (const name of ['create', 'redeem'] as const) {
    const rate = median(rounds.map((each) => each[name]));
    // Of each round by itself: what else the machine does meets both.
    const shares = rounds.map((each) => each[name] / each.floor);
    console.log(
      `${name}: ${rate.toFixed(0)} a second, ${median(shares).toFixed(2)} of the floor (${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)} in ${ROUNDS} rounds)`,
    );
  }
}

async function perSecond(work: (at: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (next < REQUESTS) await work(next++);
    }),
  );
  return REQUESTS / ((performance.now() - startedAt) / 1000);
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
