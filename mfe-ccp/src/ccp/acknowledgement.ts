import type { After } from './time-limit.ts';

/** What became of a panel that was loaded after a sign-in. */
export type Acknowledgement =
  | 'acknowledged'
  /** A page has loaded and says nothing: a login or an error page, since it got no session's cookie. */
  | 'silent'
  | 'not-loaded'
  | 'cancelled';

/** From the load event of its page to its first report a signed-in panel takes a second or two. Twice this limit is under ten seconds. */
const SILENCE_LIMIT_MS = 3_500;
const LOAD_LIMIT_MS = 12_000;

/**
 * The panel's acknowledgement is the only proof of a sign-in: pages of another origin can't be read, and an error
 * page loads like any other.
 */
export function createAcknowledgement(after: After, cancelled: AbortSignal) {
  let isAcknowledged = false;
  let cancelLimit: () => void = () => undefined;
  let settle: (acknowledgement: Acknowledgement) => void = () => undefined;

  function limit(ms: number, acknowledgement: Acknowledgement): void {
    cancelLimit();
    cancelLimit = after(ms, () => settle(acknowledgement));
  }

  function finish(acknowledgement: Acknowledgement): void {
    cancelLimit();
    settle(acknowledgement);
  }
  cancelled.addEventListener('abort', () => finish('cancelled'), { once: true });

  return {
    /** Of the page that begins to load now. */
    wait(): Promise<Acknowledgement> {
      if (cancelled.aborted) return Promise.resolve('cancelled');
      if (isAcknowledged) return Promise.resolve('acknowledged');
      limit(LOAD_LIMIT_MS, 'not-loaded');
      return new Promise((resolve) => (settle = resolve));
    },
    pageLoaded(): void {
      if (!isAcknowledged && !cancelled.aborted) limit(SILENCE_LIMIT_MS, 'silent');
    },
    acknowledged(): void {
      isAcknowledged = true;
      finish('acknowledged');
    },
  };
}
