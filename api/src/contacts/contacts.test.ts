import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice } from '../testing/fake-contact-center.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => void (world = await createWorld()));
afterEach(() => world.stop());

const start = (payload: unknown, headers: Record<string, string> = {}) =>
  world.call({ method: 'POST', url: '/v1/contacts', payload: payload as object, headers });
const chris = { name: 'Chris', email: 'chris@example.org' };

describe('starting a contact', () => {
  it('answers the chat and a token for that contact alone', async () => {
    const { status, body } = await start(chris);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactId: expect.any(String) as string,
      token: { customerToken: expect.any(String) as string },
      chat: { participantToken: expect.any(String) as string },
    });
  });

  it('sets the attributes that the flow routes by, and no other', async () => {
    await start({ ...chris, name: '  Chris ', language: 'de' });
    expect(world.center.chats[0]).toMatchObject({
      displayName: 'Chris',
      attributes: { customerName: 'Chris', customerEmail: 'chris@example.org', language: 'de' },
    });
    expect(Object.keys(world.center.chats[0]?.attributes ?? {})).toHaveLength(3);
  });

  it('with a reference that leads nowhere starts nothing', async () => {
    const { status, body } = await start({ ...chris, reference: '4821 0937' });
    expect([status, body.code]).toEqual([409, 'route/invalid']);
    expect(world.center.chats).toHaveLength(0);
  });

  it.each([
    ['a missing name', { email: chris.email }, "'name' is missing. Add it."],
    ['a missing e-mail', { name: 'Chris' }, "'email' is missing. Add it."],
    ['a name of blanks', { ...chris, name: '   ' }, "'name' needs at least one letter"],
    ['markup for a name', { ...chris, name: '<b>Chris' }, "'name' needs at least one letter"],
    ['a name that is too long', { ...chris, name: 'x'.repeat(101) }, 'at most 100 characters'],
    ['an e-mail without a domain', { ...chris, email: 'chris' }, 'is not an e-mail address'],
    ['a number for a name', { ...chris, name: 7 }, "'name' must be a string."],
    [
      'an attribute of the caller',
      { ...chris, attributes: { videoRouteToAgent: 'alice' } },
      "'attributes' is not known here. Leave it out.",
    ],
    ['a reference of seven digits', { ...chris, reference: '4821 093' }, 'is eight digits'],
    ['a reference of nine digits', { ...chris, reference: '4821 0937 1' }, 'is eight digits'],
    ['a flow of the caller', { ...chris, contactFlowId: 'x' }, "'contactFlowId' is not known"],
  ])('%s is refused with a sentence that says what to do', async (_what, payload, sentence) => {
    const { status, body } = await start(payload);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.detail).toContain(sentence);
    expect(world.center.chats).toHaveLength(0);
  });

  it('a body past 8 kB is refused before it is read', async () => {
    const { status, body } = await start({ ...chris, name: 'x'.repeat(9_000) });
    expect([status, body.code]).toEqual([413, 'request/too-large']);
  });

  it.each([
    ['{"name": "Chris', 'application/json', 400, 'request/invalid'],
    ['', 'application/json', 400, 'request/invalid'],
    ['name=Chris', 'application/x-www-form-urlencoded', 415, 'request/unsupported-media-type'],
  ])('the body %j as %s is refused', async (payload, type, status, code) => {
    const response = await world.app.inject({
      method: 'POST',
      url: '/v1/contacts',
      payload,
      headers: { 'content-type': type },
    });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('too many starts from one address wait for the minute to pass', async () => {
    for (let each = 0; each < 10; each++) {
      expect((await start({ name: 'A', email: `a${each}@example.org` })).status).toBe(200);
    }
    const refused = await start(chris);
    expect([refused.status, refused.body.code]).toEqual([429, 'contact/too-many-starts']);
    const waitS = Number(refused.headers['retry-after']);
    expect(waitS).toBeGreaterThan(0);
    world.passTime(waitS * 1000);
    expect((await start(chris)).status).toBe(200);
  });

  it('too many starts with one e-mail are refused, however it is written', async () => {
    for (let each = 0; each < 5; each++) await start(chris);
    const { body } = await start({ ...chris, email: 'CHRIS@example.org' });
    expect(body.code).toBe('contact/too-many-starts');
  });

  it('an address that the caller makes up does not help past the limit', async () => {
    for (let each = 0; each < 10; each++) {
      const headers = { 'x-forwarded-for': `10.0.0.${each}` };
      await start({ name: 'A', email: `a${each}@example.org` }, headers);
    }
    expect((await start(chris, { 'x-forwarded-for': '10.9.9.9' })).status).toBe(429);
  });

  it('behind a load balancer the address is the one that it names', async () => {
    const behind = await createWorld({
      env: { TRUST_PROXY_HOPS: '1', STARTS_PER_ADDRESS_PER_MINUTE: '1' },
    });
    const startFrom = async (forwarded: string, email: string) => {
      const headers = { 'x-forwarded-for': forwarded };
      const payload = { name: 'Chris', email };
      return (await behind.call({ method: 'POST', url: '/v1/contacts', payload, headers })).status;
    };
    expect(await startFrom('10.0.0.1', 'a@example.org')).toBe(200);
    expect(await startFrom('10.0.0.2', 'b@example.org')).toBe(200);
    // What stands before the balancer's own entry, the caller may have written.
    expect(await startFrom('10.7.7.7, 10.0.0.1', 'c@example.org')).toBe(429);
    await behind.stop();
  });

  it('a contact centre at its limits is unavailable, and says when to come back', async () => {
    world.center.failWith(new Error('LimitExceededException'));
    const { status, body, headers } = await start(chris);
    expect([status, body.code]).toEqual([503, 'contact/unavailable']);
    expect(headers['retry-after']).toBe('5');
    expect(body.detail).toBeUndefined();
  });
});

describe("a customer's token", () => {
  const get = (contactId: string, token?: string) =>
    world.call({
      url: `/v1/contacts/${contactId}`,
      ...(token === undefined ? {} : { token }),
    });

  it('opens its own contact', async () => {
    const { contactId, token } = await world.startChat();
    const { status, body } = await get(contactId, token.customerToken);
    expect([status, body]).toEqual([200, { contactId, video: { state: 'none' } }]);
  });

  it("does not open somebody else's contact", async () => {
    const mine = await world.startChat();
    const theirs = await world.startChat({ email: 'dana@example.org' });
    const { status, body } = await get(theirs.contactId, mine.token.customerToken);
    expect([status, body.code]).toEqual([403, 'contact/not-yours']);
  });

  it('is needed', async () => {
    const { contactId } = await world.startChat();
    expect((await get(contactId)).body.code).toBe('auth/missing');
  });

  it('ends, after which it can not be renewed either', async () => {
    const { contactId, token } = await world.startChat();
    world.passTime(3600_000);
    expect((await get(contactId, token.customerToken)).body.code).toBe('auth/expired');
    const renewal = await world.call({
      method: 'POST',
      url: `/v1/contacts/${contactId}/token`,
      token: token.customerToken,
    });
    expect(renewal.body.code).toBe('auth/expired');
  });

  it('can be renewed while it is valid and the contact lives', async () => {
    const { contactId, token } = await world.startChat();
    const renew = () =>
      world.call({
        method: 'POST',
        url: `/v1/contacts/${contactId}/token`,
        token: token.customerToken,
      });
    world.passTime(3000_000);
    const renewed = (await renew()).body as unknown as { customerToken: string };
    world.passTime(1000_000);
    expect((await get(contactId, renewed.customerToken)).status).toBe(200);
  });

  it('is not renewed once the contact has ended', async () => {
    const { contactId, token } = await world.startChat();
    world.center.hangUp(contactId);
    const { body } = await world.call({
      method: 'POST',
      url: `/v1/contacts/${contactId}/token`,
      token: token.customerToken,
    });
    expect(body.code).toBe('contact/ended');
  });

  it("an agent's token is none", async () => {
    const { contactId } = await world.startChat();
    world.center.accept(contactId, alice);
    expect((await get(contactId, world.tokens.alice)).body.code).toBe('auth/invalid');
  });
});
