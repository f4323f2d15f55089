import { agentEvents } from '@video-escalation/contracts/http/agent';
import { customerEvents, joinCall } from '@video-escalation/contracts/http/contacts';
import { createMeeting } from '@video-escalation/contracts/http/meetings';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRedisStore } from './deps.ts';
import { alice } from './testing/fake-contact-center.ts';
import { listenTo } from './testing/listener.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from './testing/redis-server.ts';
import { until } from './testing/until.ts';
import { createWorld, listen, type World } from './testing/world.ts';

const silent = { warn: () => undefined };

describe.runIf(hasRedisServer)('two api processes with one Redis', () => {
  let server: RedisServer;
  let world: World;
  const openStore = () => createRedisStore(server.url, silent);
  const isReady = async (via = world.app) =>
    (await world.call({ url: '/readyz', via })).status === 200;

  beforeAll(async () => void (server = await startRedisServer()));
  afterAll(() => server.stop());
  beforeEach(async () => {
    world = await createWorld({ store: openStore(), slowVideo: () => pause(50) });
    await until('Redis to be there', () => isReady());
  });
  afterEach(() => world.stop());

  it('many presses of Start video, here and there, make one meeting', async () => {
    const other = await world.startProcess(openStore());
    await until('the second to be ready', () => isReady(other));
    const { contactId } = await world.startChat();
    world.center.accept(contactId, alice);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_each, at) =>
        world.call({
          method: 'POST',
          url: createMeeting.path,
          token: world.tokens.alice,
          payload: { contactId },
          via: at % 2 ? other : world.app,
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.meetingId)).size).toBe(1);
    expect(world.video.created).toHaveLength(1);
  });

  it('one serves a customer what the other does for the agent', async () => {
    const other = await world.startProcess(openStore());
    await until('the second to be ready', () => isReady(other));
    const { contactId, token } = await world.startChat();
    world.center.accept(contactId, alice);
    const customer = await listen(other, token.customerToken);
    const agent = await listen(world.app, world.tokens.alice);
    const seen = listenTo(customer, customerEvents, { params: { contactId } });
    const seenByAgent = listenTo(agent, agentEvents, {});
    await seen.told('nothing yet', ({ video }) => video.state === 'none');
    await agent.call(createMeeting, { body: { contactId } });
    await seen.told('the invitation', ({ video }) => video.state === 'invited');
    await customer.call(joinCall, { params: { contactId } });
    await seenByAgent.told('that he joined', ({ customer: state }) => state === 'joined');
    seen.stop();
    seenByAgent.stop();
  });

  it('without Redis say so at once, stay alive, and recover by themselves', async () => {
    const { contactId, token } = await world.startChat();
    world.center.accept(contactId, alice);
    const customer = await listen(world.app, token.customerToken);
    const seen = listenTo(customer, customerEvents, { params: { contactId } });
    await seen.told('nothing yet', ({ video }) => video.state === 'none');

    await server.stop();
    await until('the loss to be noticed', async () => !(await isReady()));
    const startedAt = Date.now();
    const refused = await world.call({
      url: `/v1/contacts/${contactId}`,
      token: token.customerToken,
    });
    expect([refused.status, refused.body.code]).toEqual([503, 'server/unavailable']);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    expect((await world.call({ url: '/healthz' })).status).toBe(200);
    expect((await world.call({ url: '/readyz' })).body).toMatchObject({
      parts: { redis: 'unreachable', signIn: 'ok' },
    });

    await server.start();
    await until('Redis to be back', () => isReady());
    await world.call({
      method: 'POST',
      url: createMeeting.path,
      token: world.tokens.alice,
      payload: { contactId },
    });
    await seen.told('the invitation', ({ video }) => video.state === 'invited');
    expect(seen.states).toEqual(['open']);
    seen.stop();
  });
});
