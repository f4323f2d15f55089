import Provider, { type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import { html, trusted } from '../pages/html.ts';
import { renderDocument } from '../pages/document.ts';
import { renderMessage } from '../pages/message-page.ts';
import { securityHeaders } from '../pages/security.ts';
import { accessTokenClaims, idTokenClaims } from './claims.ts';
import type { Person } from './people.ts';
import type { OidcStore } from './store.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientOrigins: readonly string[];
  readonly people: readonly Person[];
  readonly store: OidcStore;
  readonly signingKey: JWK;
  readonly cookieSecret: string;
  readonly lifetimes: OidcLifetimes;
}

/** All in seconds. */
export interface OidcLifetimes {
  readonly accessToken: number;
  readonly idToken: number;
  readonly refreshToken: number;
  readonly session: number;
}

const scopes = ['openid', 'email', 'profile'];

export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configuration(options));
  provider.proxy = true;
  const isOurs = (uri: string) => options.clientOrigins.includes(URL.parse(uri)?.origin ?? '');
  // Any path of a known origin: which pages a workspace returns to is its own business here. A real
  // user pool wants every address spelled out.
  provider.Client.prototype.redirectUriAllowed = isOurs;
  provider.Client.prototype.postLogoutRedirectUriAllowed = isOurs;
  return provider;
}

function configuration(options: ProviderOptions): Configuration {
  const { issuer, people, lifetimes } = options;
  const bySub = (sub: string | undefined) => people.find((person) => person.sub === sub);
  const resource = `${issuer}/api`;
  return {
    adapter: options.store.Adapter,
    jwks: { keys: [options.signingKey] },
    clients: [
      {
        client_id: options.clientId,
        client_name: 'Agent workspace',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: options.clientOrigins.map((origin) => `${origin}/`),
        post_logout_redirect_uris: options.clientOrigins.map((origin) => `${origin}/`),
      },
    ],
    scopes,
    claims: {
      openid: ['sub', 'token_use', 'cognito:username', 'cognito:groups'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name'],
    },
    // A user pool puts the claims of the granted scopes into the id token itself.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const person = bySub(sub);
      return person && { accountId: sub, claims: () => idTokenClaims(person) };
    },
    extraTokenClaims: (_ctx, token) => {
      const person = bySub('accountId' in token ? token.accountId : undefined);
      return person && accessTokenClaims(person);
    },
    pkce: { required: () => true },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    clientBasedCORS: (_ctx, origin) => options.clientOrigins.includes(origin),
    interactions: { url: (_ctx, { uid }) => `${new URL(issuer).pathname}/interaction/${uid}` },
    loadExistingGrant: grantEverything(resource),
    cookies: {
      // Cookies know no ports: without it, two stacks on one host would sign each other out.
      names: cookieNames(new URL(issuer).port),
      keys: [options.cookieSecret],
    },
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: 60,
      IdToken: lifetimes.idToken,
      Grant: lifetimes.refreshToken,
      RefreshToken: lifetimes.refreshToken,
      Interaction: 3600,
      Session: lifetimes.session,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      // The library signs access tokens as JWT only for a resource, named by an absolute URI.
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimes.accessToken,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => showLogout(ctx, form, options.clientOrigins),
        postLogoutSuccessSource: showLoggedOut,
      },
    },
    renderError: (ctx, out) => showError(ctx, out.error_description ?? out.error),
  };
}

function cookieNames(port: string) {
  return {
    session: `emulator_oidc_session_${port}`,
    interaction: `emulator_oidc_interaction_${port}`,
    resume: `emulator_oidc_resume_${port}`,
  };
}

/** Nobody is asked for consent: a user pool has no such screen for its own clients. */
function grantEverything(resource: string): NonNullable<Configuration['loadExistingGrant']> {
  return async ({ oidc }) => {
    const { client, session, provider } = oidc;
    if (!client || !session?.accountId) return undefined;
    const existing = session.grantIdFor(client.clientId);
    const found = existing ? await provider.Grant.find(existing) : undefined;
    if (found) return found;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(scopes.join(' '));
    grant.addResourceScope(resource, scopes.join(' '));
    await grant.save();
    return grant;
  };
}

function show(ctx: KoaContextWithOIDC, body: string, formTargets: readonly string[] = []): void {
  ctx.set(securityHeaders({ formTargets }));
  ctx.type = 'html';
  ctx.body = body;
}

function showLogout(ctx: KoaContextWithOIDC, form: string, formTargets: readonly string[]): void {
  const body = html`<main class="sign-in">
    <h1>Signing out</h1>
    ${trusted(form)}
    <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">
      Sign out
    </button>
  </main>`;
  const page = { title: 'Signing out', body, styles: ['sign-in'], scripts: ['sign-out'] };
  show(ctx, renderDocument(page), formTargets);
}

function showLoggedOut(ctx: KoaContextWithOIDC): void {
  show(ctx, renderMessage({ title: 'Signed out', text: 'You can close this page.' }));
}

function showError(ctx: KoaContextWithOIDC, reason: string): void {
  const text = `The sign-in service refused this request: ${reason}. Go back to the workspace and try again.`;
  show(ctx, renderMessage({ title: 'Sign-in failed', text }));
}
