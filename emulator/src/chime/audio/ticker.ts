export interface Ticker {
  stop(): void;
}

export interface TickerOptions {
  readonly periodMs: number;
  /** Beyond this many missed periods the missed ones are skipped: a burst would only be thrown away. */
  readonly maxLateTicks: number;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** `skipped` is how many periods passed without a tick since the last one. */
  readonly onTick: (skipped: number) => void;
}

/** Ticks on the wall clock rather than on a chain of timers, which would drift. */
export function startTicker({ periodMs, maxLateTicks, now, onTick }: TickerOptions): Ticker {
  let due = now() + periodMs;
  let timer = setTimeout(run, periodMs);

  function run(): void {
    const late = Math.floor((now() - due) / periodMs);
    let skipped = 0;
    if (late > maxLateTicks) {
      skipped = late;
      due += skipped * periodMs;
    }
    while (due <= now()) {
      onTick(skipped);
      skipped = 0;
      due += periodMs;
    }
    timer = setTimeout(run, Math.max(0, due - now()));
  }

  return { stop: () => clearTimeout(timer) };
}
