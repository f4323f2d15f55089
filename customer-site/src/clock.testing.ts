import type { Clock } from './clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass and runs what falls due, in order. */
  advance(ms: number): void;
  readonly waiting: number;
}

export function createFakeClock(startMs = Date.parse('2026-03-02T10:00:00Z')): FakeClock {
  let now = startMs;
  const timers = new Map<object, { at: number; callback: () => void }>();
  return {
    now: () => now,
    after(ms, callback) {
      const key = {};
      timers.set(key, { at: now + ms, callback });
      return () => void timers.delete(key);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const due = [...timers].sort((a, b) => a[1].at - b[1].at)[0];
        if (!due || due[1].at > until) break;
        timers.delete(due[0]);
        now = due[1].at;
        due[1].callback();
      }
      now = until;
    },
    get waiting() {
      return timers.size;
    },
  };
}
