import type { Identity } from './identity.ts';

export interface SignOutDeps {
  readonly identity: Pick<Identity, 'redirectToSignOut'>;
  /** Unmounts the remotes, so that nothing speaks with the contact centre any more. */
  readonly closeWorkspace: () => Promise<void>;
  readonly connectLogoutUrl: string;
  readonly fetch: typeof fetch;
}

const CONNECT_LIMIT_MS = 4_000;

/** Signs out of the contact control panel first, then of the provider, which the page leaves for. @throws SignInError */
export async function signOut(deps: SignOutDeps): Promise<void> {
  await deps.closeWorkspace();
  // The way of amazon-connect-streams' README ("Signing out"): a cross-origin GET that takes the cookie along.
  // When it fails the panel's session runs out by itself; the sign-out must not hang on it.
  await deps
    .fetch(deps.connectLogoutUrl, {
      mode: 'no-cors',
      credentials: 'include',
      signal: AbortSignal.timeout(CONNECT_LIMIT_MS),
    })
    .catch(() => undefined);
  await deps.identity.redirectToSignOut();
}
