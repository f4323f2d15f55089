/** Counts attempts in windows of one minute, over all api processes. */
export interface RateLimits {
  /** Counts one attempt under this key. Undefined: allowed. Else the seconds until it makes sense again. */
  hit(key: string, perMinute: number): Promise<number | undefined>;
}

export const WINDOW_MS = 60_000;

/** For one process: tests. */
export function createMemoryRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    async hit(key, perMinute) {
      const known = windows.get(key);
      const current =
        known && known.endsAt > now() ? known : { count: 0, endsAt: now() + WINDOW_MS };
      current.count++;
      windows.set(key, current);
      return current.count <= perMinute ? undefined : Math.ceil((current.endsAt - now()) / 1000);
    },
  };
}
