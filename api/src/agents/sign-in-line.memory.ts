import { SETBACKS_TOGETHER_MS, USED_KEEP_MS, type Pace, type SignInLine } from './sign-in-line.ts';

/** For one process: tests. */
export function createMemorySignInLine(now: () => number): SignInLine {
  /** By name; who is absent for too long has a number but is not in line. */
  const numbers = new Map<string, { number: number; endsAt: number }>();
  const inLine = new Map<string, { number: number; dueAt: number }>();
  let count = 0;
  let nextAt = 0;
  let setbacks = { count: 0, endsAt: 0 };

  function dropLate(): void {
    for (const [name, { dueAt }] of inLine) if (dueAt <= now()) inLine.delete(name);
  }

  function numberOf(name: string, { keepMs }: Pace): number {
    const known = numbers.get(name);
    const number = known && known.endsAt > now() ? known.number : ++count;
    numbers.set(name, { number, endsAt: now() + keepMs });
    return number;
  }

  return {
    async ask(name, pace) {
      dropLate();
      const number = numberOf(name, pace);
      const ahead = [...inLine.values()].filter((each) => each.number < number).length;
      const waitMs = nextAt + ahead * pace.intervalMs - now();
      if (waitMs <= 0) {
        inLine.delete(name);
        numbers.set(name, { number, endsAt: now() + USED_KEEP_MS });
        nextAt = now() + pace.intervalMs;
        return { state: 'turn' };
      }
      const dueAt = now() + Math.min(waitMs, pace.absenceMs) + pace.graceMs;
      inLine.set(name, { number, dueAt });
      return { state: 'waiting', place: ahead + 1, waitMs };
    },
    async askInPassing({ intervalMs }) {
      dropLate();
      if (inLine.size > 0) return undefined;
      const waitMs = nextAt - now();
      if (waitMs > 0) return waitMs;
      nextAt = now() + intervalMs;
      return 0;
    },
    async rest(restMs, capMs) {
      const before = setbacks.endsAt > now() ? setbacks.count : 0;
      setbacks = { count: before + 1, endsAt: now() + SETBACKS_TOGETHER_MS };
      nextAt = Math.max(nextAt, now() + Math.min(restMs * 2 ** before, capMs));
    },
    async leave(name) {
      inLine.delete(name);
      numbers.delete(name);
    },
  };
}
