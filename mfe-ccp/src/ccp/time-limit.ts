/** Calls back once after so many milliseconds; the returned function takes it back. */
export type After = (ms: number, callback: () => void) => () => void;

export const after: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** @throws whatever `late` makes, when the promise hasn't settled in time. */
export function withTimeLimit<T>(
  promise: Promise<T>,
  ms: number,
  after: After,
  late: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () => reject(late()));
    promise.then(resolve, reject).finally(cancel);
  });
}

/** Lets so much time pass, less when it is cancelled. */
export function pauseUntil(ms: number, after: After, cancelled: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(ms, resolve);
    cancelled.addEventListener('abort', () => (cancel(), resolve()), { once: true });
  });
}
