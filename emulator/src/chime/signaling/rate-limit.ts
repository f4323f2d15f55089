export interface RateLimit {
  /** Counts one event; false if it is one too many within this second. */
  allows(): boolean;
}

export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let window = { startedAt: -Infinity, count: 0 };
  return {
    allows() {
      if (now() - window.startedAt >= 1000) window = { startedAt: now(), count: 0 };
      window.count += 1;
      return window.count <= perSecond;
    },
  };
}
