import type { Session } from '@video-escalation/contracts/remote';
import { SignInError, type Identity, type SignInFailure } from './identity.ts';
import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from './return-address.ts';

export type EntranceResult =
  | { readonly state: 'signed-in'; readonly session: Session; readonly address: string }
  | { readonly state: 'signed-out' }
  /** Whoever is signed in is to be signed out now; nothing has happened yet. */
  | { readonly state: 'sign-out-requested' }
  /** The browser is on its way to the provider: nothing more to do on this page. */
  | { readonly state: 'leaving' }
  | { readonly state: 'failed'; readonly reason: SignInFailure };

/**
 * Decides by the page's address what sign-in has to do: begin, complete, end, or rest. The predecessor's entries
 * stand: a company's portal starts the workspace at `?federate` and sends people to `?logout`, which ends the
 * sessions here and only then says so.
 */
export async function enter(identity: Identity, address: URL): Promise<EntranceResult> {
  const { searchParams } = address;
  if (address.pathname === SIGNED_OUT_PATH) return { state: 'signed-out' };
  if (searchParams.has('logout')) return { state: 'sign-out-requested' };
  try {
    if (address.pathname === SIGNED_IN_PATH) {
      const { session, returnTo } = await identity.completeSignIn(address.href);
      return { state: 'signed-in', session, address: returnTo };
    }
    const isFederated = searchParams.has('federate');
    // It has served its purpose: whoever comes back must not carry it on in the address.
    if (isFederated) searchParams.delete('federate');
    await identity.redirectToSignIn(address.pathname + address.search + address.hash, isFederated);
    return { state: 'leaving' };
  } catch (error) {
    if (error instanceof SignInError) return { state: 'failed', reason: error.reason };
    throw error;
  }
}
