import { routeEvents } from '@video-escalation/contracts/http/routes';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRedisStore } from '../deps.ts';
import type { Store } from '../ports.ts';
import { listenTo } from '../testing/listener.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from '../testing/redis-server.ts';
import { aRouteRecord } from '../testing/route-record.ts';
import { until } from '../testing/until.ts';
import { createWorld, listen, type World } from '../testing/world.ts';
import type { Attempt } from './routes.store.ts';

const silent = { warn: () => undefined };
const manyStarts = {
  STARTS_PER_ADDRESS_PER_MINUTE: '1000000',
  STARTS_PER_EMAIL_PER_MINUTE: '1000000',
  WRONG_REFERENCES_PER_ADDRESS: '1000000',
  WRONG_REFERENCES_PER_EMAIL: '1000000',
  WRONG_REFERENCES_OVERALL: '1000000',
};

describe.runIf(hasRedisServer)('routes with one Redis for all api processes', () => {
  let server: RedisServer;
  let world: World;
  const openStore = () => createRedisStore(server.url, silent);
  const isReady = async (via = world.app) =>
    (await world.call({ url: '/readyz', via })).status === 200;
  const start = (body: object, via = world.app) =>
    world.call({
      method: 'POST',
      url: '/v1/contacts',
      payload: { name: 'Chris', email: 'chris@example.org', ...body },
      via,
    });
  const create = () =>
    world.call({
      method: 'POST',
      url: '/v1/routes',
      payload: { customerEmail: 'chris@example.org' },
      token: world.tokens.alice,
    });

  beforeAll(async () => void (server = await startRedisServer({ keeps: true })));
  afterAll(() => server.remove());
  beforeEach(async () => {
    world = await createWorld({ store: openStore(), env: manyStarts });
    await until('Redis to be there', () => isReady());
  });
  afterEach(() => world.stop());

  it('of 200 redemptions at once over two processes exactly one succeeds', async () => {
    const other = await world.startProcess(openStore());
    await until('the second to be ready', () => isReady(other));
    for (let round = 1; round <= 20; round++) {
      const { reference } = await world.createRoute();
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_each, at) =>
          start({ reference }, at % 2 ? other : world.app),
        ),
      );
      const codes = answers.map(({ status, body }) => body.code ?? status);
      expect(codes.filter((code) => code === 200)).toHaveLength(1);
      expect(codes.filter((code) => code === 'route/invalid')).toHaveLength(199);
      expect(world.center.chats).toHaveLength(round);
    }
  }, 60_000);

  it('and the same a thousand times in the two stores alone', async () => {
    const stores = [openStore(), openStore()] as const;
    for (const store of stores) await until('the store to answer', () => answers(store));
    for (let round = 0; round < 1_000; round++) {
      const route = aRouteRecord();
      await stores[0].routes.create(route);
      const attempt: Attempt = {
        hash: route.referenceHash,
        emailHash: route.emailHash,
        starts: [],
        counters: [],
        now: Date.now(),
      };
      const all = await Promise.all(
        Array.from({ length: 200 }, (_each, at) => stores[at % 2 ? 1 : 0].routes.redeem(attempt)),
      );
      const wins = all.filter(({ outcome }) => outcome === 'redeemed').length;
      if (wins !== 1) throw new Error(`${wins} redemptions succeeded in round ${round}`);
    }
    for (const store of stores) store.close();
  }, 120_000);

  it('one tells the agent what the customer does at the other', async () => {
    const other = await world.startProcess(openStore());
    await until('the second to be ready', () => isReady(other));
    const agent = await listen(other, world.tokens.alice);
    const { reference, routeId } = await world.createRoute();
    const seen = listenTo(agent, routeEvents, {});
    await until('the route', () => seen.events.some((route) => route.routeId === routeId));
    await start({ reference });
    await seen.told('the contact', (route) => route.contactId !== undefined);
    seen.stop();
  });

  it('every refusal costs Redis the same commands', async () => {
    const redis = new Redis(server.url);
    const route = await world.createRoute();
    const used = await world.createRoute();
    await start({ reference: used.reference });
    const tries = [
      { reference: '00000000' },
      { reference: used.reference },
      { reference: route.reference, email: 'dana@example.org' },
      { reference: used.reference, email: 'dana@example.org' },
    ];
    const isContactKept = async () =>
      Boolean(await redis.hexists(`route:${used.routeId}`, 'contactId'));
    await until('the contact, which nobody waits for, to be kept', isContactKept);
    // Windows of the tests before may end at any moment: new ones, so that none is opened while it is counted.
    await redis.del(await redis.keys('limit:*'));
    for (const each of tries) await start(each);
    const costs = [];
    for (const each of tries) {
      await redis.config('RESETSTAT');
      expect((await start(each)).body.code).toBe('route/invalid');
      costs.push(await commandsOf(redis));
    }
    expect(costs[0]).toContain('hincrby=1');
    expect(new Set(costs.map(String)).size).toBe(1);
    redis.disconnect();
  });

  it('nothing in Redis leads back to a customer or works as a reference', async () => {
    const redis = new Redis(server.url);
    const route = await world.createRoute();
    await start({ reference: '00000000', email: 'dana@example.org' });
    const token = new URL(route.link).searchParams.get('ref') ?? '';
    for (const key of await redis.keys('*')) {
      const content = key.startsWith('route:') ? await redis.hgetall(key) : {};
      const text = key + JSON.stringify(content);
      for (const secret of [route.reference, token, 'chris@', 'dana@', '127.0.0.1']) {
        expect(text).not.toContain(secret);
      }
    }
    redis.disconnect();
  });

  it('a restart of Redis between creation and redemption takes nothing away', async () => {
    const { reference } = await world.createRoute();
    await server.stop();
    await until('the loss to be noticed', async () => !(await isReady()));
    await server.start();
    await until('Redis to be back', () => isReady());
    expect((await start({ reference })).status).toBe(200);
  });

  it('without Redis creation and redemption say so at once, and recover by themselves', async () => {
    const { reference } = await world.createRoute();
    await server.stop();
    await until('the loss to be noticed', async () => !(await isReady()));
    const startedAt = Date.now();
    for (const { status, body } of [await create(), await start({ reference })]) {
      expect([status, body.code]).toEqual([503, 'server/unavailable']);
    }
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await server.start();
    await until('Redis to be back', () => isReady());
    expect((await create()).status).toBe(200);
    expect((await start({ reference })).status).toBe(200);
  });

  it('expired routes leave Redis by themselves', async () => {
    const redis = new Redis(server.url);
    const route = aRouteRecord();
    await world.store.routes.create(route);
    for (const key of await redis.keys('route*')) {
      // The one name under which what doesn't exist is counted.
      if (key === 'route:-') continue;
      expect([key, await redis.pttl(key)]).not.toEqual([key, -1]);
    }
    redis.disconnect();
  });
});

const answers = (store: Store) =>
  store.check().then(
    () => true,
    () => false,
  );

async function commandsOf(redis: Redis): Promise<string[]> {
  const stats = await redis.info('commandstats');
  return [...stats.matchAll(/cmdstat_(\w+):calls=(\d+)/g)]
    .map(([, name, calls]) => `${name}=${calls}`)
    .filter((each) => !/^(info|config|ping)/.test(each))
    .sort();
}
