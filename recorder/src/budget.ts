/** How long ending may take. Of the 120 s that ECS gives a task at most, 10 s are left to the last report. */
export interface Budget {
  /** Ends the attempt at the finished file; what was streamed is made the recording then. */
  readonly finishing: AbortSignal;
  /** Ends everything: whoever finds the rest in S3 goes on with it. */
  readonly everything: AbortSignal;
  /** The time runs from now on; a second call can only make it shorter. */
  begin(limits: { readonly finishingMs: number; readonly everythingMs: number }): void;
  cancel(): void;
}

/** Told to go. */
export const HURRIED = { finishingMs: 85_000, everythingMs: 100_000 } as const;
/** The recording ended by itself: a long one takes minutes to finish and upload. */
export const UNHURRIED = { finishingMs: 20 * 60_000, everythingMs: 30 * 60_000 } as const;

export function createBudget(): Budget {
  const finishing = new AbortController();
  const everything = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  return {
    finishing: finishing.signal,
    everything: everything.signal,
    begin({ finishingMs, everythingMs }) {
      timers.push(setTimeout(() => finishing.abort(), finishingMs));
      timers.push(setTimeout(() => everything.abort(), everythingMs));
    },
    cancel: () => timers.forEach(clearTimeout),
  };
}
