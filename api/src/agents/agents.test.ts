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
      fields: { accessToken: 's' },
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
