import type { Timers } from '../timers.ts';

interface Due {
  atMs: number;
  everyMs: number | null;
  act: () => void;
}

/** A clock that moves when the test says so. */
export function createFakeTimers(startMs = 0) {
  let nowMs = startMs;
  const dues = new Set<Due>();

  function add(due: Due): () => void {
    dues.add(due);
    return () => void dues.delete(due);
  }

  const timers: Timers = {
    now: () => nowMs,
    after: (ms, act) => add({ atMs: nowMs + ms, everyMs: null, act }),
    every: (ms, act) => add({ atMs: nowMs + ms, everyMs: ms, act }),
  };

  return {
    timers,
    running: () => dues.size,
    advance(ms: number): void {
      const untilMs = nowMs + ms;
      for (;;) {
        const next = [...dues].sort((a, b) => a.atMs - b.atMs)[0];
        if (!next || next.atMs > untilMs) break;
        nowMs = next.atMs;
        if (next.everyMs === null) dues.delete(next);
        else next.atMs += next.everyMs;
        next.act();
      }
      nowMs = untilMs;
    },
  };
}
