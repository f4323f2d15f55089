import type { SignInPlace } from '@video-escalation/contracts/http/agent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob } from '../testing/fake-contact-center.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => void (world = await createWorld()));
afterEach(() => world.stop());

const profile = (token: string) => world.call({ url: '/v1/agent', token });

describe("an agent's sign-in", () => {
  it('is the Connect user of that name', async () => {
    expect((await profile(world.tokens.alice)).body).toEqual({
      agentId: alice.agentId,
      username: 'alice@example.com',
      name: 'Alice Example',
    });
  });

  it('meets Connect in small letters, with _ for the + that Connect does not take', async () => {
    expect((await profile(world.tokens.bob)).body).toMatchObject({ agentId: bob.agentId });
    expect(world.center.searches).toEqual(['bob_video@example.com']);
  });

  it('asks Connect once in twelve hours', async () => {
    for (let each = 0; each < 3; each++) await profile(world.tokens.alice);
    expect(world.center.searches).toHaveLength(1);
  });

  it('without a Connect user is no agent, and Connect is not asked again at once', async () => {
    const token = await world.signIns.token('eve@example.com');
    const { status, body } = await profile(token);
    expect([status, body.code]).toEqual([403, 'auth/not-an-agent']);
    await profile(token);
    expect(world.center.searches).toHaveLength(1);
    world.passTime(31_000);
    await profile(token);
    expect(world.center.searches).toHaveLength(2);
  });

  it.each([
    ['an id token', () => world.signIns.token('alice@example.com', { token_use: 'id' })],
    ['another client', () => world.signIns.token('alice@example.com', { client_id: 'other' })],
    ['another issuer', () => world.signIns.token('alice@example.com', { iss: 'https://x.test' })],
    ['no end', () => world.signIns.token('alice@example.com', { exp: undefined })],
    ['no user', () => world.signIns.token('alice@example.com', { username: undefined })],
    ['a strange key', () => world.signIns.forged('alice@example.com')],
    ['no signature', () => world.signIns.unsigned('alice@example.com')],
    ['no form at all', () => 'nonsense'],
  ])('with %s is refused', async (_what, token) => {
    const { status, body, headers } = await profile(await token());
    expect([status, body.code]).toEqual([401, 'auth/invalid']);
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it('that has expired is told from one that is wrong', async () => {
    const token = await world.signIns.token('alice@example.com', { exp: 1_700_000_000 });
    expect((await profile(token)).body.code).toBe('auth/expired');
  });

  it("is not what a customer's token is", async () => {
    const { token } = await world.startChat();
    expect((await profile(token.customerToken)).body.code).toBe('auth/invalid');
  });

  it('is needed', async () => {
    expect((await world.call({ url: '/v1/agent' })).body.code).toBe('auth/missing');
  });
});

describe('the session of the contact control panel', () => {
  const signIn = () =>
    world.call({ method: 'POST', url: '/v1/ccp-session', token: world.tokens.bob });

  it('is that of the Connect user', async () => {
    const { body } = await signIn();
    expect(body).toMatchObject({
      signInUrl: expect.any(String) as string,
      fields: { credentials: 's', destination: '' },
    });
    expect(world.federated).toEqual(['bob_video@example.com']);
  });

  it('looks the user up again, but not more than once in five minutes', async () => {
    await signIn();
    await signIn();
    expect(world.center.searches).toHaveLength(1);
    world.passTime(5 * 60_000);
    await signIn();
    expect(world.center.searches).toHaveLength(2);
  });
});

describe("at a shift's start", () => {
  const signIn = (token: string) => world.call({ method: 'POST', url: '/v1/ccp-session', token });

  /** One turn each eleven seconds: nobody waits inside a call. */
  beforeEach(async () => {
    await world.stop();
    world = await createWorld({ env: { CONNECT_SIGN_INS_PER_SECOND: '0.1' } });
  });

  it('agents go in one by one, as fast as Connect takes them, and see their place', async () => {
    const { alice: first, bob: second, sam: third } = world.tokens;
    expect((await signIn(first)).body).toMatchObject({ state: 'ready' });
    expect((await signIn(second)).body).toMatchObject({ state: 'waiting', place: 1 });
    const { body } = await signIn(third);
    expect(body).toMatchObject({ state: 'waiting', place: 2 });
    const { waitMs, comeBackInMs } = body as unknown as SignInPlace;
    expect(waitMs).toBeGreaterThan(20_000);
    expect(waitMs).toBeLessThanOrEqual(2 * 11_112);
    expect(comeBackInMs).toBeGreaterThan(3_000);
    expect(comeBackInMs).toBeLessThanOrEqual(5_000);
    expect([world.federated, world.center.searches]).toEqual([
      ['alice@example.com'],
      ['alice@example.com'],
    ]);
    world.passTime(11_112);
    expect((await signIn(second)).body).toMatchObject({ state: 'ready' });
    expect((await signIn(third)).body).toMatchObject({ state: 'waiting', place: 1 });
  });

  it('the last moments of the wait are waited for inside the call', async () => {
    await signIn(world.tokens.alice);
    expect((await signIn(world.tokens.bob)).body).toMatchObject({ state: 'waiting' });
    world.passTime(11_112 - 300);
    expect((await signIn(world.tokens.bob)).body).toMatchObject({ state: 'ready' });
  });

  it('who leaves the line lets the others up', async () => {
    const { alice: first, bob: second, sam: third } = world.tokens;
    for (const token of [first, second, third]) await signIn(token);
    const left = await world.call({ method: 'DELETE', url: '/v1/ccp-session', token: second });
    expect(left.status).toBe(204);
    expect((await signIn(third)).body).toMatchObject({ place: 1 });
  });

  it('what Connect refuses for its quota is a longer wait in the first place, and no error', async () => {
    const { alice: unlucky, bob: next } = world.tokens;
    world.refuseSignIns(2);
    expect((await signIn(unlucky)).body).toMatchObject({ state: 'waiting', place: 1 });
    expect((await signIn(next)).body).toMatchObject({ state: 'waiting', place: 2 });
    world.passTime(11_112);
    expect((await signIn(unlucky)).body).toMatchObject({ state: 'waiting', place: 1 });
    world.passTime(11_112);
    expect((await signIn(unlucky)).body).toMatchObject({ state: 'ready' });
  });

  it('an agent in line is not asked for by other calls, which may come again', async () => {
    await signIn(world.tokens.alice);
    await signIn(world.tokens.bob);
    const { status, body, headers } = await profile(world.tokens.bob);
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'agent/over-quota', '5']);
    expect(world.center.searches).toEqual(['alice@example.com']);
  });

  it('who is no agent is told so and takes no place', async () => {
    const stranger = await world.signIns.token('eve@example.com');
    expect((await signIn(stranger)).body.code).toBe('auth/not-an-agent');
    expect((await signIn(stranger)).body.code).toBe('auth/not-an-agent');
    expect((await signIn(world.tokens.bob)).body).toMatchObject({ place: 1 });
  });

  it("agents who sign in by Connect's own window find no other way in", async () => {
    const other = await createWorld({ env: { CONNECT_FEDERATION_ROLE_ARN: '' } });
    const { status, body } = await other.call({
      method: 'POST',
      url: '/v1/ccp-session',
      token: other.tokens.alice,
    });
    expect([status, body.code]).toEqual([409, 'ccp/sign-in-off']);
    expect((await other.call({ url: '/v1/agent', token: other.tokens.alice })).status).toBe(200);
    await other.stop();
  });
});

describe('the details of a contact', () => {
  const details = (contactId: string, token = world.tokens.alice) =>
    world.call({ url: `/v1/agent/contacts/${contactId}`, token });

  it('are for the agent who holds it', async () => {
    const { contactId } = await world.startChat();
    world.center.accept(contactId, alice);
    expect((await details(contactId)).body).toEqual({
      contactId,
      channel: 'chat',
      customerName: 'Chris',
      customerEmail: 'chris@example.org',
      reference: null,
      startedAt: '2026-11-23T08:00:00.000Z',
      recording: { autoStart: false, startStop: false },
    });
  });

  it('are refused to everybody else', async () => {
    const { contactId } = await world.startChat();
    expect((await details(contactId)).body.code).toBe('meeting/contact-not-held');
    world.center.accept(contactId, alice);
    const { status, body } = await details(contactId, world.tokens.bob);
    expect([status, body.code]).toEqual([403, 'meeting/contact-not-held']);
  });

  it('are still there in after-contact work', async () => {
    const { contactId } = await world.startChat();
    world.center.accept(contactId, alice);
    world.center.hangUp(contactId);
    expect((await details(contactId)).status).toBe(200);
  });

  it('of a contact that does not exist are not found', async () => {
    expect((await details('00000000')).body.code).toBe('contact/not-found');
    expect((await details('../etc')).body.code).toBe('request/unknown-address');
    expect((await details('a%20b')).body.code).toBe('request/invalid');
  });
});
