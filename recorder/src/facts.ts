import type { Facts, Gap } from './manifest.ts';
import type { GapMessage, StatsMessage } from './page-protocol.ts';

/** Collects what the manifest says of a recording, over all its pages. Times are milliseconds since 1970. */
export interface FactBook {
  recordingBegan(atMs: number): void;
  stats(message: StatsMessage): void;
  paused(message: GapMessage): void;
  /** A page was lost when so much was kept, and its last bytes came then. */
  pageLost(keptMs: number, atMs: number): void;
  framesPerSecond(): number | undefined;
  /** As the page counts: it knows of what it hasn't sent yet. */
  recordedMs(): number;
  describe(lengthMs: number): Facts | undefined;
}

export function createFactBook(): FactBook {
  let startedAtMs: number | undefined;
  let baseMs = 0;
  let latest: StatsMessage | undefined;
  const before = { expected: 0, written: 0 };
  const gaps: Gap[] = [];

  function closeReplacement(atMs: number): void {
    const at = gaps.findIndex(({ why, to }) => why === 'browser-replaced' && to === undefined);
    if (at >= 0) gaps[at] = { ...gaps[at]!, to: new Date(atMs).toISOString() };
  }

  return {
    recordingBegan(atMs) {
      startedAtMs ??= atMs;
      closeReplacement(atMs);
    },
    stats: (message) => void (latest = message),
    paused({ why, afterMs, from, to }) {
      const gap = { why, afterMs: baseMs + afterMs, from, ...(to === undefined ? {} : { to }) };
      const known = gaps.findIndex((each) => each.why === why && each.from === from);
      if (known < 0) gaps.push(gap);
      else gaps[known] = gap;
    },
    pageLost(keptMs, atMs) {
      before.expected += latest?.framesExpected ?? 0;
      before.written += latest?.framesWritten ?? 0;
      latest = undefined;
      baseMs = keptMs;
      if (startedAtMs === undefined) return;
      gaps.push({
        why: 'browser-replaced',
        afterMs: keptMs,
        from: new Date(atMs).toISOString(),
      });
    },
    framesPerSecond: () => latest?.framesPerSecond,
    recordedMs: () => Math.round(baseMs + (latest?.recordedMs ?? 0)),
    describe(lengthMs) {
      if (startedAtMs === undefined) return undefined;
      const frames = {
        expected: before.expected + (latest?.framesExpected ?? 0),
        written: before.written + (latest?.framesWritten ?? 0),
      };
      return { startedAtMs, lengthMs, gaps, frames };
    },
  };
}
