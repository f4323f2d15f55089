import { contactDetails, createCcpSession } from '@video-escalation/contracts/http/agent';
import { createApiClient } from '@video-escalation/contracts/http/client';
import {
  customerEvents,
  joinCall,
  leaveCall,
  renewCustomerToken,
  startContact,
} from '@video-escalation/contracts/http/contacts';
import {
  createMeeting,
  endMeeting,
  findMeeting,
  joinMeeting,
} from '@video-escalation/contracts/http/meetings';
import { createRoute, deliverRoute, listRoutes } from '@video-escalation/contracts/http/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInToCcp } from './testing/ccp-sign-in.ts';
import { openChat, signInToPanel } from './testing/contact-panel.ts';
import { listenTo } from './testing/listener.ts';
import { spawnApi, startAwsStandIn, type AwsStandIn } from './testing/aws-stand-in.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from './testing/redis-server.ts';
import type { Spawned } from './testing/spawned.ts';
import { until } from './testing/until.ts';

/** The api as a process, its real adapters, and stand-ins for AWS that are met over the wire alone. */
describe.runIf(hasRedisServer)('the api against AWS as the emulator speaks it', () => {
  let redis: RedisServer;
  let standIn: AwsStandIn;
  let api: Spawned;
  let aws: string;
  let baseUrl: string;

  beforeAll(async () => {
    redis = await startRedisServer();
    standIn = await startAwsStandIn();
    aws = standIn.url;
    const spawned = await spawnApi(await standIn.apiEnvironment(redis.url));
    api = spawned;
    baseUrl = spawned.baseUrl;
    await until('the api to be ready', async () => (await fetch(`${baseUrl}/readyz`)).ok);
  }, 60_000);

  afterAll(async () => {
    await api.stop();
    await standIn.stop();
    await redis.stop();
  });

  it('takes a customer and an agent from the first click into one call, and out of it', async () => {
    const agentToken = await standIn.mintToken('alice@example.com');
    const agent = createApiClient({ baseUrl, getToken: () => agentToken });
    const panel = await signInToPanel(aws, await signInToCcp(agent));

    const visitor = createApiClient({ baseUrl, getToken: () => undefined });
    const started = await visitor.call(startContact, {
      body: { name: 'Chrysanthemum', email: 'chrys@example.org' },
    });
    const { contactId } = started;
    const params = { contactId };
    const customer = createApiClient({ baseUrl, getToken: () => started.token.customerToken });
    const chat = await openChat(aws, started.chat.participantToken);
    const seen = listenTo(customer, customerEvents, { params });
    await expect(agent.call(createMeeting, { body: { contactId } })).rejects.toMatchObject({
      code: 'meeting/contact-not-held',
    });
    await panel.accept(contactId);

    expect(await agent.call(contactDetails, { params })).toMatchObject({
      customerName: 'Chrysanthemum',
      customerEmail: 'chrys@example.org',
      reference: null,
    });
    const presses = await Promise.all(
      Array.from({ length: 5 }, () => agent.call(createMeeting, { body: { contactId } })),
    );
    const { meetingId } = presses[0] ?? { meetingId: '' };
    expect(new Set(presses.map((each) => each.meetingId)).size).toBe(1);
    await seen.told('the invitation', ({ video }) => video.state === 'invited');

    const mine = await agent.call(joinMeeting, { params: { meetingId: presses[0]!.meetingId } });
    const theirs = await customer.call(joinCall, { params });
    expect(theirs.meeting).toEqual(mine.meeting);
    expect(theirs.attendee.JoinToken).not.toBe(mine.attendee.JoinToken);
    expect(theirs.people.map(({ name }) => name)).toEqual(['Alice', 'Chrysanthemum']);
    expect(await agent.call(findMeeting, { params })).toMatchObject({ customer: 'joined' });
    await customer.call(leaveCall, { params });
    await customer.call(renewCustomerToken, { params });

    await agent.call(endMeeting, { params: { meetingId: presses[0]!.meetingId } });
    await seen.told('the end', ({ video }) => video.state === 'ended');
    await expect(agent.call(findMeeting, { params })).rejects.toMatchObject({
      code: 'meeting/not-found',
    });
    expect((await agent.call(createMeeting, { body: { contactId } })).meetingId).not.toBe(
      meetingId,
    );
    seen.stop();
    chat.close();
    panel.close();

    const secrets = [started.token.customerToken, agentToken, theirs.attendee.JoinToken];
    for (const secret of [...secrets, 'Chrysanthemum', 'chrys@', 'alice@']) {
      expect(api.output()).not.toContain(secret);
    }
  });

  it('leads a customer with a reference to its agent, past everybody who waits', async () => {
    const tokens = {
      alice: await standIn.mintToken('alice@example.com'),
      bob: await standIn.mintToken('bob@example.com'),
    };
    const agentWith = (token: string) => createApiClient({ baseUrl, getToken: () => token });
    const bob = agentWith(tokens.bob);
    const visitor = createApiClient({ baseUrl, getToken: () => undefined });
    const startWith = (reference: string, email = 'Dana@example.org') =>
      visitor.call(startContact, { body: { name: 'Dana', email, reference } });

    const route = await bob.call(createRoute, { body: { customerEmail: 'dana@example.org' } });
    await expect(startWith(route.reference)).rejects.toMatchObject({ code: 'route/agent-away' });
    const waiting = await visitor.call(startContact, {
      body: { name: 'Wanda', email: 'wanda@example.org' },
    });
    const waitingChat = await openChat(aws, waiting.chat.participantToken);
    await expect(startWith(route.reference, 'eve@example.org')).rejects.toMatchObject({
      code: 'route/invalid',
    });
    const panel = await signInToPanel(aws, await signInToCcp(bob), 'Offline');
    const { contactId, chat } = await startWith(route.reference);
    const dana = await openChat(aws, chat.participantToken);
    await panel.goTo('Available');
    await panel.accept(contactId);
    expect(await bob.call(contactDetails, { params: { contactId } })).toMatchObject({
      customerName: 'Dana',
      reference: route.reference,
    });
    // What came of references is kept in batches, a moment after each redemption was answered.
    await expect
      .poll(async () => (await bob.call(listRoutes, {})).routes)
      .toEqual([{ ...route, state: 'redeemed', contactId }]);
    expect((await agentWith(tokens.alice).call(listRoutes, {})).routes).toEqual([]);
    await expect(startWith(route.reference)).rejects.toMatchObject({ code: 'route/invalid' });
    for (const each of [dana, waitingChat, panel]) each.close();
  });

  it('sends a link by mail and by text message, and nothing of it into the log', async () => {
    const token = await standIn.mintToken('alice@example.com');
    const agent = createApiClient({ baseUrl, getToken: () => token });
    const { routeId, link } = await agent.call(createRoute, {
      body: { customerEmail: 'erin@example.org' },
    });
    const params = { routeId };
    await agent.call(deliverRoute, { params, body: { by: 'email' } });
    const bySms = { by: 'sms', phoneNumber: '+41790000001' } as const;
    await agent.call(deliverRoute, { params, body: bySms });
    const { messaging } = (await standIn.inspect()) as {
      messaging: { sent: { from: string; to: string[]; text: string }[] };
    };
    const [text, mail] = messaging.sent;
    expect(mail).toMatchObject({ from: 'video@riverbank.example', to: ['erin@example.org'] });
    expect(text).toMatchObject({ from: 'Riverbank', to: ['+41790000001'] });
    for (const message of [text, mail]) expect(message?.text).toContain(link);
    for (const secret of ['erin@', '+4179', link]) expect(api.output()).not.toContain(secret);

    // As often as the SDK tries.
    for (let attempt = 0; attempt < 3; attempt++) {
      const fault = { operation: 'SendEmail', status: 429, type: 'TooManyRequestsException' };
      await standIn.control('messaging/fail-next', fault);
    }
    await expect(agent.call(deliverRoute, { params, body: { by: 'email' } })).rejects.toMatchObject(
      { code: 'route/not-delivered' },
    );
  });

  it.each([
    ['an id token', { overrides: { token_use: 'id' } }, 'auth/invalid'],
    ['a token for another client', { overrides: { client_id: 'other' } }, 'auth/invalid'],
    ['an unsigned token', { unsigned: true }, 'auth/invalid'],
    ['a token that has expired', { overrides: { exp: 1_700_000_000 } }, 'auth/expired'],
  ])('refuses %s', async (_what, wish, code) => {
    const token = await standIn.mintToken('alice@example.com', wish);
    const agent = createApiClient({ baseUrl, getToken: () => token });
    await expect(agent.call(createCcpSession, {})).rejects.toMatchObject({ code });
  });

  it('passes a throttled contact centre on as unavailable', async () => {
    // As often as the SDK tries.
    for (let attempt = 0; attempt < 3; attempt++) {
      await standIn.control('connect/fail-next', {
        operation: 'StartChatContact',
        status: 429,
        type: 'ThrottlingException',
      });
    }
    const visitor = createApiClient({ baseUrl, getToken: () => undefined });
    await expect(
      visitor.call(startContact, { body: { name: 'Chris', email: 'chris@example.org' } }),
    ).rejects.toMatchObject({ code: 'contact/unavailable', retryAfterS: 5 });
  });
});
