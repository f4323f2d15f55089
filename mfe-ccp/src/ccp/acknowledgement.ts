import type { After } from './time-limit.ts';

/** What became of a panel that was opened after a sign-in. */
export type Acknowledgement =
  | 'acknowledged'
  /** A page has loaded and says nothing: a login or an error page, since it got no session's cookie. */
  | 'silent'
  | 'not-loaded'
  | 'cancelled';

/** Once its page has loaded, a panel that is signed in reports within a second or two. */
const SILENCE_LIMIT_MS = 3_000;
const LOAD_LIMIT_MS = 12_000;

/**
 * Waits for the panel's acknowledgement, the only proof of a sign-in: pages of another origin can't be read, and an
 * error page loads like any other.
 */
export function awaitAcknowledgement(after: After, cancelled: AbortSignal) {
  const { promise: outcome, resolve } = Promise.withResolvers<Acknowledgement>();
  let isSettled = false;
  let cancelLimit = after(LOAD_LIMIT_MS, () => settle('not-loaded'));

  function settle(acknowledgement: Acknowledgement): void {
    isSettled = true;
    cancelLimit();
    resolve(acknowledgement);
  }
  cancelled.addEventListener('abort', () => settle('cancelled'), { once: true });

  return {
    outcome,
    acknowledged: () => settle('acknowledged'),
    pageLoaded(): void {
      if (isSettled) return;
      cancelLimit();
      cancelLimit = after(SILENCE_LIMIT_MS, () => settle('silent'));
    },
  };
}
