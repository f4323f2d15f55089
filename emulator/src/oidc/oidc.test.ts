import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import {
  InMemoryWebStorage,
  OidcClient,
  WebStorageStateStore,
  type OidcClientSettings,
} from 'oidc-client-ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../emulator.ts';
import { createBrowser } from './browser.testing.ts';

const workspace = 'http://localhost:3000';
const callback = `${workspace}/signed-in?from=%2Frecordings`;
let emulator: Emulator;
let browser: ReturnType<typeof createBrowser>;

beforeEach(async () => {
  emulator = await startEmulator({ clientOrigins: [workspace] });
  browser = createBrowser();
});
afterEach(() => emulator.stop());

const issuer = () => `${emulator.url}/oidc`;

const createClient = (
  settings: Partial<Pick<OidcClientSettings, 'redirect_uri' | 'disablePKCE'>> = {},
) =>
  new OidcClient({
    authority: issuer(),
    client_id: 'workspace',
    redirect_uri: callback,
    post_logout_redirect_uri: `${workspace}/`,
    scope: 'openid email profile',
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    ...settings,
  });

async function signIn(client = createClient(), email = 'alice@example.com') {
  const request = await client.createSigninRequest({});
  const page = await browser.open(request.url);
  const landing = await browser.submit(page.url, { email, password: 'password' });
  return client.processSigninResponse(landing.url);
}

const jwks = () => createRemoteJWKSet(new URL(`${issuer()}/jwks`));

async function control(verb: string, body: unknown = {}) {
  const response = await fetch(`${emulator.url}/__control/oidc/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

describe('signing in', () => {
  it('gives an access token with the claims of a user pool, signed by a published key', async () => {
    const { access_token } = await signIn();
    const { payload } = await jwtVerify(access_token, jwks(), { issuer: issuer() });
    expect(payload).toMatchObject({
      token_use: 'access',
      client_id: 'workspace',
      username: 'alice@example.com',
      'cognito:groups': ['agents', 'developers'],
      scope: 'openid email profile',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('gives an id token with name, e-mail and the pool’s user name', async () => {
    const { id_token = '' } = await signIn(createClient(), 'Sam@example.com ');
    const { payload } = await jwtVerify(id_token, jwks(), { audience: 'workspace' });
    expect(payload).toMatchObject({
      token_use: 'id',
      name: 'Sam',
      email: 'sam@example.com',
      'cognito:username': 'sam@example.com',
      'cognito:groups': ['agents', 'supervisors'],
    });
  });

  it('returns to the page of the workspace that asked, whatever its path', async () => {
    const request = await createClient().createSigninRequest({});
    const page = await browser.open(request.url);
    const landing = await browser.submit(page.url, {
      email: 'bob@example.com',
      password: 'password',
    });
    expect(landing.url.startsWith(`${callback}&code=`)).toBe(true);
  });

  it('says what is wrong on a wrong password, and keeps the e-mail', async () => {
    const request = await createClient().createSigninRequest({});
    const page = await browser.open(request.url);
    const { response } = await browser.submit(page.url, {
      email: 'alice@example.com',
      password: '"><script>',
    });
    const text = await response.text();
    expect(response.status).toBe(401);
    expect(text).toContain('do not belong together');
    expect(text).toContain('value="alice@example.com"');
    expect(text).not.toContain('<script>');
  });

  it('explains an interaction that is over instead of failing', async () => {
    const { response } = await browser.open(`${issuer()}/interaction/gone`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Start again from the workspace');
  });

  it('shows its page under a policy without inline scripts', async () => {
    const request = await createClient().createSigninRequest({});
    const { response } = await browser.open(request.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe/);
    expect(policy).toContain(`form-action 'self' ${workspace}`);
  });
});

describe('staying signed in', () => {
  it('renews silently while the session lives', async () => {
    const client = createClient();
    await signIn(client);
    const again = await client.createSigninRequest({ prompt: 'none' });
    const response = await client.processSigninResponse((await browser.open(again.url)).url);
    expect(decodeJwt(response.access_token).username).toBe('alice@example.com');
  });

  it('renews by refresh token', async () => {
    const client = createClient();
    const { refresh_token = '' } = await signIn(client);
    const response = await fetch(`${issuer()}/token`, {
      method: 'POST',
      headers: { origin: workspace },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'workspace',
        refresh_token,
      }),
    });
    expect(response.headers.get('access-control-allow-origin')).toBe(workspace);
    const { access_token } = (await response.json()) as { access_token: string };
    expect(decodeJwt(access_token).username).toBe('alice@example.com');
  });

  it('asks again once sessions are expired', async () => {
    const client = createClient();
    await signIn(client);
    await control('expire-sessions');
    const again = await client.createSigninRequest({ prompt: 'none' });
    expect((await browser.open(again.url)).url).toContain('error=login_required');
  });

  it('asks again after a sign-out by the workspace, which gets its visitor back', async () => {
    const client = createClient();
    const { id_token = '' } = await signIn(client);
    const request = await client.createSignoutRequest({ id_token_hint: id_token });
    const { response } = await browser.open(request.url);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
    const landing = await browser.submit(`${issuer()}/session/end/confirm`, {
      xsrf,
      logout: 'yes',
    });
    expect(landing.url).toBe(`${workspace}/`);
    const again = await client.createSigninRequest({ prompt: 'none' });
    expect((await browser.open(again.url)).url).toContain('error=login_required');
  });
});

describe('refusals', () => {
  it('refuses an address outside the workspace', async () => {
    const elsewhere = createClient({ redirect_uri: 'https://elsewhere.example/' });
    const { response } = await browser.open((await elsewhere.createSigninRequest({})).url);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Sign-in failed');
  });

  it('refuses a request without a code challenge', async () => {
    const bare = createClient({ disablePKCE: true });
    const { url } = await browser.open((await bare.createSigninRequest({})).url);
    expect(url).toContain('error=invalid_request');
  });

  it('gives no CORS answer to a strange origin', async () => {
    const response = await fetch(`${issuer()}/token`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'workspace' }),
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('minting tokens for refusal tests', () => {
  it('makes one that verifies when nothing is overridden', async () => {
    const { body } = await control('mint', { user: 'bob@example.com' });
    const { payload } = await jwtVerify(body.token ?? '', jwks(), { issuer: issuer() });
    expect(payload).toMatchObject({ username: 'bob@example.com', token_use: 'access' });
  });

  it('makes expired ones', async () => {
    const { body } = await control('mint', { user: 'bob@example.com', overrides: { exp: 1 } });
    await expect(jwtVerify(body.token ?? '', jwks())).rejects.toThrow(/exp/);
  });

  it('makes unsigned ones and ones of another use', async () => {
    const overrides = { token_use: 'id', client_id: 'other', aud: 'other', iss: 'https://other' };
    const { body } = await control('mint', { user: 'bob@example.com', overrides, unsigned: true });
    expect(decodeJwt(body.token ?? '')).toMatchObject(overrides);
    await expect(jwtVerify(body.token ?? '', jwks())).rejects.toThrow();
  });

  it('says what it expects', async () => {
    expect(await control('mint', { person: 'bob' })).toMatchObject({ status: 400 });
    expect((await control('mint', { user: 'eve@example.com' })).body.message).toContain('eve@');
  });
});

it('lets access tokens live as long as asked', async () => {
  await emulator.stop();
  emulator = await startEmulator({
    clientOrigins: [workspace],
    oidcLifetimes: { accessToken: 5 },
  });
  const { exp = 0, iat = 0 } = decodeJwt((await signIn()).access_token);
  expect(exp - iat).toBe(5);
});
