import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccessTokens, createSignInKeys } from './access-tokens.ts';

const { publicKey, privateKey } = await generateKeyPair('RS256');

describe("an issuer's keys", () => {
  let server: Server;
  let issuer: string;
  let isDown = false;
  const asked: string[] = [];

  beforeEach(async () => {
    isDown = false;
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (isDown) return response.writeHead(500).end();
      void answer(request.url ?? '').then((body) => response.end(JSON.stringify(body)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool`;
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const answer = async (url: string) =>
    url.endsWith('openid-configuration')
      ? { issuer, jwks_uri: `${issuer}/jwks.json` }
      : { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const open = () =>
    createAccessTokens({
      issuer,
      clientId: 'workspace',
      keys: createSignInKeys(issuer),
      now: Date.now,
    });
  const token = (kid = 'k', more: Record<string, string> = {}) =>
    new SignJWT({ username: 'alice', client_id: 'workspace', token_use: 'access', ...more })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer)
      .setExpirationTime('1h')
      .sign(privateKey);

  it('are found by discovery, and asked for once', async () => {
    const tokens = open();
    for (let each = 0; each < 3; each++) {
      expect(await tokens.verify(await token())).toMatchObject({ username: 'alice' });
    }
    expect(asked).toEqual(['/pool/.well-known/openid-configuration', '/pool/jwks.json']);
  });

  it("prove the login name in Connect of somebody who comes from a company's own provider", async () => {
    const signed = await token('k', {
      username: 'CompanySSO_7f3a',
      connect_username: 'alice@riverbank.example',
    });
    expect(await open().verify(signed)).toMatchObject({ username: 'alice@riverbank.example' });
  });

  it('that can not be had are our trouble, not the token holder’s, and pass', async () => {
    const tokens = open();
    isDown = true;
    await expect(tokens.checkKeys()).rejects.toMatchObject({ code: 'server/unavailable' });
    await expect(tokens.verify(await token())).rejects.toMatchObject({
      code: 'server/unavailable',
    });
    isDown = false;
    expect(await tokens.verify(await token())).toMatchObject({ username: 'alice' });
    await tokens.checkKeys();
  });

  it('do not fit a token that names another one', async () => {
    await expect(open().verify(await token('other'))).rejects.toMatchObject({
      code: 'auth/invalid',
    });
  });
});
