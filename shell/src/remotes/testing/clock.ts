/** Timers that wait until the test lets time pass. */
export function aClock() {
  const timers = new Set<{ ms: number; callback: () => void }>();
  return {
    after: (ms: number, callback: () => void) => {
      const timer = { ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** Rings what waits for so long at most. */
    pass(ms: number) {
      for (const timer of [...timers]) {
        if (timer.ms > ms || !timers.delete(timer)) continue;
        timer.callback();
      }
    },
    pauses: () => [...timers].map(({ ms }) => ms),
    get waiting() {
      return timers.size;
    },
  };
}
