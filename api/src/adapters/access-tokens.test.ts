import Fastify, { type FastifyInstance } from 'fastify';
import { SignJWT, type CryptoKey } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIssuer } from '../testing/issuer.ts';
import { addAccessTokens } from './access-tokens.ts';
import { createSignInKeys, KEY_LIFE_MS } from './sign-in-keys.ts';

describe('an access token', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let app: FastifyInstance;
  let privateKey: CryptoKey;
  let timeMs = 0;

  beforeEach(async () => {
    timeMs = Date.now();
    issuer = await startIssuer();
    privateKey = await issuer.addKey('k');
    app = Fastify();
    const now = () => timeMs;
    const tokens = await addAccessTokens(app, {
      issuer: issuer.address,
      clientId: 'workspace',
      keys: createSignInKeys({ issuer: issuer.address, now }),
      now,
    });
    app.get('/', (request) => tokens.verify(request));
    app.setErrorHandler((error, _request, reply) =>
      reply.code(400).send({ code: (error as { code?: string }).code }),
    );
  });
  afterEach(async () => {
    issuer.stop();
    await app.close();
  });

  interface Sending {
    readonly header?: object;
    readonly claims?: object;
    readonly key?: CryptoKey | Uint8Array;
  }
  const sign = ({ header, claims, key }: Sending = {}) =>
    new SignJWT({
      username: 'alice',
      client_id: 'workspace',
      token_use: 'access',
      iss: issuer.address,
      exp: Math.floor(timeMs / 1000) + 3600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', ...header })
      .sign(key ?? privateKey);
  const send = async (authorization: string) =>
    (await app.inject({ url: '/', headers: { authorization } })).json<object>();
  const sendToken = async (sending?: Sending) => send(`Bearer ${await sign(sending)}`);

  it('is verified by the key set of the issuer, which is asked once', async () => {
    for (let each = 0; each < 3; each++) {
      expect(await sendToken()).toMatchObject({ username: 'alice' });
    }
    expect(issuer.asked).toHaveLength(2);
  });

  it("proves the login name in Connect of an agent who comes from a company's own provider", async () => {
    const claims = { username: 'CompanySSO_7f3a', connect_username: 'alice@riverbank.example' };
    expect(await sendToken({ claims })).toMatchObject({ username: 'alice@riverbank.example' });
  });

  it.each([
    ['no issuer', { claims: { iss: undefined } }],
    ['another issuer', { claims: { iss: 'https://other.example' } }],
    ['an id token’s use', { claims: { token_use: 'id' } }],
    ['another client', { claims: { client_id: 'other' } }],
    ['no end', { claims: { exp: undefined } }],
    ['an end that is no number', { claims: { exp: '4102444800' } }],
    ['no user', { claims: { username: undefined } }],
    ['a beginning that is to come', { claims: { nbf: 4_102_444_800 } }],
    ['another key id', { header: { kid: 'other' } }],
    ['no key id', { header: { kid: undefined } }],
    [
      'another algorithm',
      { header: { alg: 'HS256' }, key: new TextEncoder().encode('k'.repeat(32)) },
    ],
  ])('with %s is refused', async (_what, sending) => {
    expect(await sendToken(sending)).toEqual({ code: 'auth/invalid' });
  });

  it('that was changed or is no token at all is refused', async () => {
    const [header, claims, signature] = (await sign()).split('.');
    const other = (await sign({ claims: { username: 'bob' } })).split('.')[1];
    const invalid = { code: 'auth/invalid' };
    expect(await send(`Bearer ${header}.${other}.${signature}`)).toEqual(invalid);
    expect(await send(`Bearer ${header}.${claims}.`)).toEqual(invalid);
    expect(await send('Bearer nonsense')).toEqual(invalid);
  });

  it.each(['', 'Bearer', 'Basic YTpi'])('is missing in the header "%s"', async (header) => {
    expect(await send(header)).toEqual({ code: 'auth/missing' });
  });

  it('ends by the clock of the service, also after it was verified once', async () => {
    const authorization = `Bearer ${await sign()}`;
    expect(await send(authorization)).toMatchObject({ username: 'alice' });
    timeMs += 3600_000;
    expect(await send(authorization)).toEqual({ code: 'auth/expired' });
  });

  it('of a withdrawn key is refused, although it was verified before', async () => {
    const authorization = `Bearer ${await sign()}`;
    await send(authorization);
    issuer.withdrawKey('k');
    await issuer.addKey('next');
    timeMs += KEY_LIFE_MS;
    expect(await send(authorization)).toEqual({ code: 'auth/invalid' });
  });

  it('is not refused while the issuer can not be asked: that is no fault of the caller', async () => {
    issuer.state.isDown = true;
    expect(await sendToken()).toEqual({ code: 'server/unavailable' });
    issuer.state.isDown = false;
    expect(await sendToken()).toMatchObject({ username: 'alice' });
  });
});
