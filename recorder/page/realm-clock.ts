/** Stamps may be this much ahead of the clock without being another realm's: both are rounded. */
const ROUNDING_MS = 20;

/**
 * Chromium (156) stamps sound by `performance.now()` of the realm that reads it. What was under way while a stream
 * moved into the worker is still stamped by the page's clock, which began earlier and so is ahead: and no sound
 * comes from the future.
 */
export function inThisRealm(stampMs: number, nowMs: number, pageIsAheadMs: number): number {
  return stampMs > nowMs + ROUNDING_MS ? stampMs - pageIsAheadMs : stampMs;
}
