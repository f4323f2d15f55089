import type { Route } from '@video-escalation/contracts/http/routes';
import { listRoutes, routeEvents } from '@video-escalation/contracts/http/routes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob } from '../testing/fake-contact-center.ts';
import { listenTo } from '../testing/listener.ts';
import { createWorld, listen, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => void (world = await createWorld()));
afterEach(() => world.stop());

const chris = { name: 'Chris', email: 'chris@example.org' };
const start = (body: object) =>
  world.call({ method: 'POST', url: '/v1/contacts', payload: { ...chris, ...body } });
const open = (token: string) =>
  world.call({ method: 'POST', url: '/v1/references/open', payload: { token } });
const revoke = (routeId: string, token = world.tokens.alice) =>
  world.call({ method: 'DELETE', url: `/v1/routes/${routeId}`, token });
const tokenIn = (route: Route) => new URL(route.link).searchParams.get('ref') ?? '';
async function routesOf(token = world.tokens.alice): Promise<Route[]> {
  const { body } = await world.call({ url: listRoutes.path, token });
  return (body as unknown as { routes: Route[] }).routes;
}

describe('a new route', () => {
  it('has eight digits, a link without the e-mail, and fifteen minutes', async () => {
    const route = await world.createRoute({ customerName: ' Chris ' });
    expect(route).toMatchObject({
      customerEmail: 'chris@example.org',
      customerName: 'Chris',
      reference: expect.stringMatching(/^[0-9]{8}$/) as string,
      link: expect.stringMatching(/^https:\/\/www\.test\/\?ref=r[\w-]{22}$/) as string,
      state: 'waiting',
    });
    expect(Date.parse(route.expiresAt) - Date.parse(route.createdAt)).toBe(900_000);
  });

  it("is in its agent's list, the newest first, and in nobody else's", async () => {
    const first = await world.createRoute();
    world.passTime(1_000);
    const second = await world.createRoute({ customerEmail: 'dana@example.org' });
    expect(await routesOf()).toEqual([second, first]);
    expect(await routesOf(world.tokens.bob)).toEqual([]);
  });

  it('is for agents alone to make', async () => {
    const payload = { customerEmail: 'chris@example.org' };
    const { body } = await world.call({ method: 'POST', url: '/v1/routes', payload });
    expect(body.code).toBe('auth/missing');
  });

  it('needs an e-mail that can be one', async () => {
    const payload = { customerEmail: 'chris' };
    const token = world.tokens.alice;
    const { body } = await world.call({ method: 'POST', url: '/v1/routes', payload, token });
    expect(body.code).toBe('request/invalid');
  });

  it('cannot be made by the thousand', async () => {
    for (let each = 0; each < 30; each++) await world.createRoute();
    await expect(world.createRoute()).rejects.toThrow('request/too-many');
  });

  it('leaves neither its digits nor its token nor the e-mail in the log', async () => {
    const route = await world.createRoute();
    await open(tokenIn(route));
    await start({ reference: route.reference, email: 'dana@example.org' });
    await start({ reference: tokenIn(route) });
    const log = world.logLines.join('');
    for (const secret of [route.reference, tokenIn(route), 'example.org']) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('a reference that holds', () => {
  it.each([
    ['digits', (route: Route) => ({ reference: route.reference })],
    [
      'digits with blanks and dashes, and the e-mail in capitals',
      ({ reference }: Route) => ({
        reference: ` ${reference.slice(0, 4)}-${reference.slice(4)} `,
        email: 'CHRIS@Example.org',
      }),
    ],
    [
      "the link's token, whatever the e-mail",
      (route: Route) => ({ reference: tokenIn(route), email: 'chris.at.home@example.org' }),
    ],
  ])('leads to its agent: %s', async (_what, bodyOf) => {
    const route = await world.createRoute();
    const { status, body } = await start(bodyOf(route));
    expect(status).toBe(200);
    expect(world.center.chats[0]?.attributes).toMatchObject({
      videoReferenceId: route.reference,
      videoRouteToAgent: alice.agentId,
    });
    expect(await routesOf()).toEqual([
      { ...route, state: 'redeemed', contactId: (body as { contactId?: string }).contactId },
    ]);
  });

  it('is given back when the contact centre takes no chat, and makes no second one', async () => {
    const route = await world.createRoute();
    world.center.failWith(new Error('LimitExceededException'));
    expect((await start({ reference: route.reference })).body.code).toBe('contact/unavailable');
    expect(await routesOf()).toEqual([route]);
    world.center.failWith(undefined);
    expect((await start({ reference: route.reference })).status).toBe(200);
    expect(world.center.chats[0]?.clientToken).toBe(route.routeId);
  });

  it('of an agent who has signed out says so, and still holds when he is back', async () => {
    const route = await world.createRoute();
    world.center.signOut(alice);
    const { status, body } = await start({ reference: route.reference });
    expect([status, body.code]).toEqual([409, 'route/agent-away']);
    expect(world.center.chats).toHaveLength(0);
    world.center.signIn(alice);
    expect((await start({ reference: route.reference })).status).toBe(200);
  });
});

describe('a reference that does not hold', () => {
  const wrong = (reference: string) => String((Number(reference) + 1) % 1e8).padStart(8, '0');
  const cases: [string, (route: Route) => Promise<object>][] = [
    ['unknown digits', async (route) => ({ reference: wrong(route.reference) })],
    [
      "somebody else's e-mail",
      async (route) => ({ reference: route.reference, email: 'dana@example.org' }),
    ],
    [
      'one that was used',
      async (route) => {
        await start({ reference: route.reference });
        return { reference: route.reference };
      },
    ],
    [
      'one that was withdrawn',
      async (route) => {
        await revoke(route.routeId);
        return { reference: route.reference };
      },
    ],
    [
      'one that has expired',
      async (route) => {
        world.passTime(900_000);
        return { reference: route.reference };
      },
    ],
    [
      'a link that has expired',
      async (route) => {
        world.passTime(900_000);
        return { reference: tokenIn(route) };
      },
    ],
    [
      'a link that was used',
      async (route) => {
        await start({ reference: route.reference });
        return { reference: tokenIn(route) };
      },
    ],
    [
      'a token that was tampered with',
      async (route) => ({ reference: `${tokenIn(route).slice(0, -1)}!`.replace('!', '-') }),
    ],
    ['a token cut short', async (route) => ({ reference: tokenIn(route).slice(0, 15) })],
    ['the hash of a reference for a token', async () => ({ reference: `r${'A'.repeat(43)}` })],
  ];

  it.each(cases)(
    '%s: no chat is started, and the answer is always the same',
    async (_what, prepare) => {
      const route = await world.createRoute();
      const body = await prepare(route);
      const chats = world.center.chats.length;
      const answer = await start(body);
      expect(answer.status).toBe(409);
      expect(answer.headers['retry-after']).toBeUndefined();
      expect(answer.body).toEqual({
        type: 'urn:problem:route:invalid',
        title: expect.stringContaining('does not work') as string,
        status: 409,
        code: 'route/invalid',
        instance: expect.any(String) as string,
      });
      expect(world.center.chats).toHaveLength(chats);
    },
  );

  it('may not be tried again and again from one address', async () => {
    const route = await world.createRoute();
    const tries = [];
    for (let each = 0; each < 11; each++) {
      const email = `chris${each}@example.org`;
      tries.push(await start({ reference: wrong(route.reference), email }));
      world.passTime(10_000);
    }
    expect(tries.slice(0, 10).map(({ body }) => body.code)).toEqual(
      Array(10).fill('route/invalid'),
    );
    expect(tries[10]?.body.code).toBe('route/too-many-attempts');
    expect(Number(tries[10]?.headers['retry-after'])).toBeGreaterThan(400);
    // Not even a right one is looked at, or guessing would go on; without a reference the way is free.
    expect((await start({ reference: route.reference })).body.code).toBe('route/too-many-attempts');
    expect((await start({})).status).toBe(200);
    world.passTime(Number(tries[10]?.headers['retry-after']) * 1000);
    expect((await start({ reference: route.reference })).status).toBe(200);
  });

  it('may not be tried again and again with one e-mail from many addresses', async () => {
    const behind = await createWorld({ env: { TRUST_PROXY_HOPS: '1' } });
    const codes = [];
    for (let each = 0; each < 6; each++) {
      const headers = { 'x-forwarded-for': `10.0.0.${each}` };
      const payload = { ...chris, reference: '00000000' };
      const { body } = await behind.call({ method: 'POST', url: '/v1/contacts', payload, headers });
      codes.push(body.code);
      behind.passTime(15_000);
    }
    expect(codes).toEqual([...Array<string>(5).fill('route/invalid'), 'route/too-many-attempts']);
    await behind.stop();
  });

  it('may be tried only so often over all, while links go on working', async () => {
    const busy = await createWorld({
      env: { TRUST_PROXY_HOPS: '1', WRONG_REFERENCES_OVERALL: '50' },
    });
    const startFrom = (at: number, reference: string, email = `c${at}@example.org`) =>
      busy.call({
        method: 'POST',
        url: '/v1/contacts',
        payload: { name: 'Chris', email, reference },
        headers: { 'x-forwarded-for': `10.0.1.${at}` },
      });
    const route = await busy.createRoute();
    for (let each = 0; each < 50; each++) {
      expect((await startFrom(each, wrong(route.reference))).body.code).toBe('route/invalid');
    }
    expect((await startFrom(51, route.reference, chris.email)).body.code).toBe(
      'route/too-many-attempts',
    );
    expect((await startFrom(52, tokenIn(route))).status).toBe(200);
    await busy.stop();
  });

  it('is locked at the fifth wrong e-mail, which its agent sees', async () => {
    const route = await world.createRoute();
    for (let each = 0; each < 5; each++) {
      await start({ reference: route.reference, email: `d${each}@example.org` });
    }
    expect((await routesOf())[0]?.state).toBe('locked');
    expect((await start({ reference: route.reference })).body.code).toBe('route/invalid');
  });
});

describe('a link', () => {
  it('that is opened tells whose it is, and its agent that it was', async () => {
    const route = await world.createRoute();
    const { status, body } = await open(tokenIn(route));
    expect([status, body]).toEqual([200, { agentName: 'Alice', expiresAt: route.expiresAt }]);
    expect((await routesOf())[0]?.state).toBe('opened');
    expect((await open(tokenIn(route))).status).toBe(200);
  });

  it('that does not work says the same as a reference that does not', async () => {
    const route = await world.createRoute();
    await revoke(route.routeId);
    for (const token of [tokenIn(route), 'nonsense', route.reference]) {
      const { status, body } = await open(token);
      expect([status, body.code]).toEqual([409, 'route/invalid']);
    }
  });

  it('cannot be hammered', async () => {
    for (let each = 0; each < 30; each++) await open('nonsense');
    expect((await open('nonsense')).body.code).toBe('route/too-many-attempts');
  });
});

describe('sending a link from here', () => {
  it('is off, and the agent is told what to do instead', async () => {
    const { routeId } = await world.createRoute();
    const { status, body } = await world.call({
      method: 'POST',
      url: `/v1/routes/${routeId}/deliveries`,
      payload: { by: 'email' },
      token: world.tokens.alice,
    });
    expect([status, body.code]).toEqual([409, 'route/delivery-off']);
  });
});

describe("an agent's hold on his routes", () => {
  it('ends one, again and again', async () => {
    const { routeId } = await world.createRoute();
    for (let each = 0; each < 2; each++) {
      const { status, body } = await revoke(routeId);
      expect([status, body]).toEqual([200, expect.objectContaining({ state: 'revoked' })]);
    }
  });

  it("does not reach anybody else's", async () => {
    const { routeId } = await world.createRoute();
    const { status, body } = await revoke(routeId, world.tokens.bob);
    expect([status, body.code]).toEqual([404, 'route/not-found']);
    expect((await routesOf())[0]?.state).toBe('waiting');
    expect(bob.agentId).not.toBe(alice.agentId);
  });

  it('sees what has ended for another fifteen minutes', async () => {
    await world.createRoute();
    world.passTime(900_000);
    expect((await routesOf()).map(({ state }) => state)).toEqual(['expired']);
    world.passTime(899_000);
    expect(await routesOf()).toHaveLength(1);
    world.passTime(1_000);
    expect(await routesOf()).toEqual([]);
  });

  it('is told of each change as it comes', async () => {
    const agent = await listen(world.app, world.tokens.alice);
    const route = await world.createRoute();
    const seen = listenTo(agent, routeEvents, {});
    await seen.told('the route', ({ state }) => state === 'waiting');
    await open(tokenIn(route));
    await seen.told('the opening', ({ state }) => state === 'opened');
    const { body } = await start({ reference: tokenIn(route) });
    await seen.told('the contact', ({ contactId }) => contactId === body.contactId);
    seen.stop();
  });
});
