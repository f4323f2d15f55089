import { Problem } from '@video-escalation/contracts/http/problems';

export interface Counter {
  readonly key: string;
  readonly limit: number;
}

/** Counts attempts in windows of one minute, over all api processes. */
export interface RateLimits {
  /** Counts one attempt under this key. Undefined: allowed. Else the seconds until it makes sense again. */
  hit(key: string, perMinute: number): Promise<number | undefined>;
  /** Counts one attempt under each key, in one step. Undefined: all allow it. Else the longest wait in seconds. */
  hitAll(counters: readonly Counter[]): Promise<number | undefined>;
}

export const WINDOW_MS = 60_000;

export function tooManyStarts(waitS: number): Problem {
  return new Problem('contact/too-many-starts', `Try again in ${waitS} s.`, { retryAfterS: waitS });
}

/** For one process: tests. */
export function createMemoryRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { count: number; endsAt: number }>();
  async function hit(key: string, perMinute: number): Promise<number | undefined> {
    const known = windows.get(key);
    const current = known && known.endsAt > now() ? known : { count: 0, endsAt: now() + WINDOW_MS };
    current.count++;
    windows.set(key, current);
    return current.count <= perMinute ? undefined : Math.ceil((current.endsAt - now()) / 1000);
  }
  return {
    hit,
    async hitAll(counters) {
      const waits = await Promise.all(counters.map(({ key, limit }) => hit(key, limit)));
      const longest = Math.max(0, ...waits.map((wait) => wait ?? 0));
      return longest === 0 ? undefined : longest;
    },
  };
}
