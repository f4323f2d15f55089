import {
  ErrorResponse,
  InMemoryWebStorage,
  UserManager,
  WebStorageStateStore,
  type User,
} from 'oidc-client-ts';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { Session } from '@video-escalation/contracts/remote';
import { SignInError, type Identity } from '../sign-in/identity.ts';
import { returnAddress, SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../sign-in/return-address.ts';

const REQUEST_LIMIT_S = 10;
/** A sign-in that was begun and never finished is forgotten after this. */
const STALE_STATE_S = 900;
const RENEW_BEFORE_EXPIRY_S = 60;

export interface OidcOptions {
  readonly config: WorkspaceConfig['oidc'];
  readonly origin: string;
  /** Survives the redirect to the provider and back: PKCE verifier and state, no tokens. */
  readonly redirectStorage: Storage;
  readonly leaveFor: (address: string) => void;
}

/**
 * Code flow with PKCE (RFC 7636). Tokens live in this page's memory alone: a reload goes through the
 * provider's session once more, without a question, and no script of a later visit can read them.
 */
export function createOidcIdentity(options: OidcOptions): Identity {
  const { config, origin } = options;
  const manager = createManager(options);
  const expired = new Set<() => void>();
  let renewing: Promise<void> | undefined;

  async function requestRenewal(): Promise<void> {
    const user = await manager.getUser();
    // Without a refresh token the library would fall back to a hidden frame, which hosted providers forbid.
    if (!user?.refresh_token) throw new SignInError('interrupted');
    await manager.signinSilent().catch(rethrowAsSignInError);
  }

  function renew(): Promise<void> {
    return (renewing ??= requestRenewal().finally(() => (renewing = undefined)));
  }

  async function renewOrTell(): Promise<void> {
    try {
      await renew();
    } catch {
      const user = await manager.getUser();
      if (!user || user.expired) for (const listener of expired) listener();
    }
  }
  manager.events.addAccessTokenExpiring(() => void renewOrTell());
  manager.events.addAccessTokenExpired(() => void renewOrTell());

  return {
    async redirectToSignIn(returnTo, isFederated = false) {
      const provider = isFederated ? config.identityProvider : undefined;
      await manager
        .signinRedirect({
          state: returnTo,
          // Amazon Cognito developer guide, "Authorize endpoint": leaves out the hosted page's question.
          ...(provider !== undefined && { extraQueryParams: { identity_provider: provider } }),
        })
        .catch(rethrowAsSignInError);
    },
    async completeSignIn(address) {
      const user = await manager.signinRedirectCallback(address).catch(rethrowAsSignInError);
      return { session: sessionOf(user), returnTo: returnAddress(user.state, origin) };
    },
    async accessToken() {
      const user = await manager.getUser();
      // A failed renewal shows as the api's 401; the token is sent as it is.
      if (user?.expired) await renew().catch(() => undefined);
      return (await manager.getUser())?.access_token;
    },
    renew,
    onExpired(listener) {
      expired.add(listener);
      return () => void expired.delete(listener);
    },
    async redirectToSignOut() {
      if (config.logoutUrl === undefined) {
        return void (await manager.signoutRedirect().catch(rethrowAsSignInError));
      }
      await manager.removeUser();
      const url = new URL(config.logoutUrl);
      // Amazon Cognito developer guide, "Logout endpoint": client_id and logout_uri.
      url.searchParams.set('client_id', config.clientId);
      url.searchParams.set('logout_uri', origin + SIGNED_OUT_PATH);
      options.leaveFor(url.href);
    },
  };
}

function createManager({ config, origin, redirectStorage }: OidcOptions): UserManager {
  return new UserManager({
    authority: config.authority,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: origin + SIGNED_IN_PATH,
    post_logout_redirect_uri: origin + SIGNED_OUT_PATH,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: redirectStorage, prefix: 'sign-in.' }),
    staleStateAgeInSeconds: STALE_STATE_S,
    requestTimeoutInSeconds: REQUEST_LIMIT_S,
    accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_EXPIRY_S,
    automaticSilentRenew: false,
    loadUserInfo: false,
    monitorSession: false,
  });
}

/** Cognito names the user in `cognito:username` and the groups in `cognito:groups` (user pool id token). */
function sessionOf({ profile }: User): Session {
  const username = text(profile['cognito:username']) ?? profile.email ?? profile.sub;
  const groups = profile['cognito:groups'];
  return {
    username,
    name: profile.name ?? username,
    groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function rethrowAsSignInError(cause: unknown): never {
  if (cause instanceof SignInError) throw cause;
  if (cause instanceof ErrorResponse) throw new SignInError('refused', { cause });
  // The library throws plain Errors for a state it doesn't know (a sign-in from another tab, or too old).
  if (cause instanceof Error && /state/i.test(cause.message)) {
    throw new SignInError('interrupted', { cause });
  }
  throw new SignInError('unreachable', { cause });
}
