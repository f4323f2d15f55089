import type { After } from '../time-limit.ts';

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Time that a test lets pass, timer by timer in their order. */
export function createTestClock() {
  const timers = new Set<Timer>();
  let nowMs = 0;

  const after: After = (ms, callback) => {
    const timer = { dueMs: nowMs + ms, callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  };

  const nextUntil = (endMs: number) =>
    [...timers].filter(({ dueMs }) => dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];

  return {
    after,
    now: () => nowMs,
    timers: () => timers.size,
    pass(ms: number): void {
      const endMs = nowMs + ms;
      for (let next = nextUntil(endMs); next; next = nextUntil(endMs)) {
        timers.delete(next);
        nowMs = next.dueMs;
        next.callback();
      }
      nowMs = endMs;
    },
  };
}
