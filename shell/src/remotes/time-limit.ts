/** Calls back once after so many milliseconds; the returned function takes it back. */
export type After = (ms: number, callback: () => void) => () => void;

export const after: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** When somebody else's code has held up the thread, what arrived meanwhile gets its turn before the verdict. */
const GRACE_MS = 1_000;

/** @throws whatever `late` makes, when the promise hasn't settled in time. */
export function withTimeLimit<T>(
  promise: Promise<T>,
  ms: number,
  after: After,
  late: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let cancel = after(ms, () => {
      cancel = after(GRACE_MS, () => reject(late()));
    });
    promise.then(resolve, reject).finally(() => cancel());
  });
}
