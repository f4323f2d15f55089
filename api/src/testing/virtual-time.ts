interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time that passes only while everybody sleeps: minutes of waiting take as long as their computing. */
export function createVirtualTime() {
  const sleepers = new Set<Sleeper>();
  let now = 0;

  function nextSleeper(): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const each of sleepers) if (!next || each.wakesAt < next.wakesAt) next = each;
    return next;
  }

  return {
    now: () => now,
    pause: (ms: number) =>
      new Promise<void>((wake) => void sleepers.add({ wakesAt: now + ms, wake })),
    /** Until nobody sleeps any more. */
    async run(): Promise<void> {
      for (;;) {
        // All that is awake goes on until it sleeps, too.
        await new Promise(setImmediate);
        const next = nextSleeper();
        if (!next) return;
        sleepers.delete(next);
        now = next.wakesAt;
        next.wake();
      }
    },
  };
}
