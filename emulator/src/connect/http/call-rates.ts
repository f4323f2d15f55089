import type { Now } from '../clock.ts';
import { AwsError } from '../errors.ts';

export type CallRates = ReturnType<typeof createCallRates>;

interface Bucket {
  readonly perSecond: number;
  tokens: number;
  filledAt: number;
  refused: number;
  /** Of calls that were let through, in milliseconds since 1970. */
  readonly calls: number[];
}

/**
 * An account's quotas of calls a second, each a bucket that holds one second's worth, as Amazon Connect throttles
 * ("Amazon Connect API throttling quotas"). Only operations that were given a quota are counted.
 */
export function createCallRates(now: Now) {
  const buckets = new Map<string, Bucket>();

  function fill(bucket: Bucket): void {
    const at = now().getTime();
    const more = ((at - bucket.filledAt) / 1000) * bucket.perSecond;
    bucket.tokens = Math.min(Math.max(1, bucket.perSecond), bucket.tokens + more);
    bucket.filledAt = at;
  }

  return {
    limit(operation: string, perSecond: number): void {
      const filledAt = now().getTime();
      const tokens = Math.max(1, perSecond);
      buckets.set(operation, { perSecond, tokens, filledAt, refused: 0, calls: [] });
    },
    /** @throws AwsError TooManyRequestsException */
    take(operation: string): void {
      const bucket = buckets.get(operation);
      if (!bucket) return;
      fill(bucket);
      if (bucket.tokens < 1) {
        bucket.refused++;
        throw new AwsError(429, 'TooManyRequestsException', 'Rate exceeded');
      }
      bucket.tokens--;
      bucket.calls.push(bucket.filledAt);
    },
    seen(operation: string): { calls: readonly number[]; refused: number } {
      const { calls = [], refused = 0 } = buckets.get(operation) ?? {};
      return { calls: [...calls], refused };
    },
    clear: () => buckets.clear(),
  };
}
