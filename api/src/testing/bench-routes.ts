import type { Route } from '@video-escalation/contracts/http/routes';
import { Redis } from 'ioredis';
import { Agent, request } from 'node:http';
import { createRedisRouteStore } from '../routes/routes.store.redis.ts';
import { aRouteRecord } from './route-record.ts';
import { connectRedis } from '../adapters/redis.ts';
import { startRedisServer } from './redis-server.ts';
import { spawnNode } from './spawned.ts';
import { until } from './until.ts';

const REQUESTS = 2_000;
const CONCURRENCY = 32;
const ROUNDS = 3;
const LIVE_ROUTES = 100_000;
/** As long as the sealed content of a route with a common name and e-mail. */
const sealed = 'x'.repeat(220);

/** Prints, never judges: creating and redeeming against the floor of this machine, and what live routes weigh. */
const server = await startRedisServer();
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
try {
  const api = await spawnNode('api/src/testing/bench-server.ts', {}, /serving .*\n/, [server.url]);
  try {
    await measureSpeed(JSON.parse(/serving (.*)/.exec(api.output())?.[1] ?? '{}') as Target);
  } finally {
    await api.stop();
  }
  await measureMemory();
} finally {
  agent.destroy();
  await server.remove();
}

interface Target {
  readonly api: number;
  readonly floor: number;
  readonly token: string;
}

async function measureSpeed({ api, floor, token }: Target): Promise<void> {
  const rates: { floor: number; create: number; redeem: number }[] = [];
  const customer = { name: 'Chris', email: 'chris@example.org' };
  // The first round is a warm-up.
  for (let round = 0; round <= ROUNDS; round++) {
    const routes: Route[] = [];
    const one = {
      floor: await perSecond(() => post(floor, '/', { ...customer, reference: '00000000' })),
      create: await perSecond(async () => {
        routes.push(await post<Route>(api, '/v1/routes', { customerEmail: customer.email }, token));
      }),
      redeem: await perSecond((at) =>
        post(api, '/v1/contacts', { ...customer, reference: routes[at]?.reference }),
      ),
    };
    if (round > 0) rates.push(one);
  }
  const medianOf = (name: 'floor' | 'create' | 'redeem') => median(rates.map((each) => each[name]));
  const least = medianOf('floor');
  console.log(`floor: ${least.toFixed(0)} a second (Fastify with one Redis round trip)`);
  for (const name of ['create', 'redeem'] as const) {
    const rate = medianOf(name);
    console.log(`${name}: ${rate.toFixed(0)} a second, ${(rate / least).toFixed(2)} of the floor`);
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

function post<T>(port: number, path: string, body: object, token?: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const sent = request({ agent, port, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(text) as T);
        else reject(new Error(`${path} answers ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
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
