import Fastify, { type FastifyInstance } from 'fastify';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addOwnTokens } from './own-tokens.ts';

const SECRET = 'a secret of the tests, long enough for HS256 and for HS512 as well as that';
type OwnTokens = Awaited<ReturnType<typeof addOwnTokens>>;

describe('a token that the api signs itself', () => {
  let app: FastifyInstance;
  let customers: OwnTokens;
  let recorders: OwnTokens;
  let timeMs = 0;

  beforeEach(async () => {
    timeMs = Date.now();
    app = Fastify();
    const shared = { secret: SECRET, ttlS: 60, now: () => timeMs };
    customers = await addOwnTokens(app, { holder: 'customer', ...shared });
    recorders = await addOwnTokens(app, { holder: 'recorder', ...shared });
    app.get('/', (request) => customers.verify(request));
    app.setErrorHandler((error, _request, reply) =>
      reply.code(400).send({ code: (error as { code?: string }).code }),
    );
  });
  afterEach(() => app.close());

  const send = async (token: string) =>
    (await app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } })).json<object>();
  const sign = (claims: object, header: object = {}, secret = SECRET) =>
    new SignJWT({
      iss: 'video-escalation',
      aud: 'video-escalation/customer',
      sub: 'contact-1',
      exp: Math.floor(timeMs / 1000) + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'customer+jwt', ...header })
      .sign(new TextEncoder().encode(secret));

  it('opens what it was issued for until its end, by the clock of the service', async () => {
    const { token, expiresAt } = customers.issue('contact-1');
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'customer+jwt' });
    expect(await send(token)).toMatchObject({ sub: 'contact-1', exp: expiresAt / 1000 });
    timeMs = expiresAt;
    expect(await send(token)).toEqual({ code: 'auth/expired' });
  });

  it('is the same for a library that did not sign it', async () => {
    expect(await send(await sign({}))).toMatchObject({ sub: 'contact-1' });
  });

  it('of another kind of holder is refused, although the secret is the same', async () => {
    expect(await send(recorders.issue('contact-1').token)).toEqual({ code: 'auth/invalid' });
  });

  it.each([
    ['no issuer', { iss: undefined }, {}],
    ['another issuer', { iss: 'other' }, {}],
    ['no audience', { aud: undefined }, {}],
    ['another audience', { aud: 'video-escalation/recorder' }, {}],
    ['no subject', { sub: undefined }, {}],
    ['no end', { exp: undefined }, {}],
    ['a beginning that is to come', { nbf: 4_102_444_800 }, {}],
    ['no type', {}, { typ: undefined }],
    ['another type', {}, { typ: 'JWT' }],
    ['another algorithm', {}, { alg: 'HS512' }],
  ])('with %s is refused', async (_what, claims, header) => {
    expect(await send(await sign(claims, header))).toEqual({ code: 'auth/invalid' });
  });

  it('signed with another secret or with none is refused', async () => {
    const [header, claims] = (await sign({})).split('.');
    const none = Buffer.from('{"alg":"none","typ":"customer+jwt"}').toString('base64url');
    const invalid = { code: 'auth/invalid' };
    expect(await send(await sign({}, {}, `${SECRET}!`))).toEqual(invalid);
    expect(await send(`${header}.${claims}.`)).toEqual(invalid);
    expect(await send(`${none}.${claims}.`)).toEqual(invalid);
  });
});
