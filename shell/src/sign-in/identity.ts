import type { Session } from '@video-escalation/contracts/remote';

export type SignInFailure = 'unreachable' | 'refused' | 'interrupted';

/** A sign-in that didn't come about, with the reason that the page's words are chosen by. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly reason: SignInFailure;

  constructor(reason: SignInFailure, options?: { cause?: unknown }) {
    super(`Sign-in failed: ${reason}.`, options);
    this.reason = reason;
  }
}

/** The agent's sign-in as the shell needs it; tokens stay behind it. */
export interface Identity {
  /**
   * Leaves the page for the provider's, or for the company's own where `isFederated` asks for that and there
   * is one. @throws SignInError if it can't be reached.
   */
  redirectToSignIn(returnTo: string, isFederated?: boolean): Promise<void>;
  /** Takes the provider's answer from the address. @throws SignInError */
  completeSignIn(address: string): Promise<{ session: Session; returnTo: string }>;
  /** The bearer token for the api, renewed first where it has expired. */
  accessToken(): Promise<string | undefined>;
  /** Gets a fresh token at once; calls that come together share one request. @throws SignInError */
  renew(): Promise<void>;
  /** Told when the token has expired and couldn't be renewed. Returns the unsubscribe. */
  onExpired(listener: () => void): () => void;
  /** Forgets the tokens and leaves the page for the provider's sign-out. */
  redirectToSignOut(): Promise<void>;
}
