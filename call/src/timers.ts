/** Time as a call needs it; each function returns its own undo. */
export interface Timers {
  now(): number;
  after(ms: number, act: () => void): () => void;
  every(ms: number, act: () => void): () => void;
}

export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
};

export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** Rejects with `TimeLimitError(what)` when the promise hasn't settled in time. */
export function within<T>(
  timers: Timers,
  ms: number,
  what: string,
  promise: Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = timers.after(ms, () => reject(new TimeLimitError(what)));
    promise.then(resolve, reject).finally(cancel);
  });
}
