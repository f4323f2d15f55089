import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface Persistence {
  /** Ends the trying. */
  readonly signal: AbortSignal;
  /** How long one attempt may take. */
  readonly attemptMs: number;
  readonly onFailure?: (error: unknown, attempt: number) => void;
  /** False ends the trying at once. @default always true */
  readonly isWorthAnother?: (error: unknown) => boolean;
}

/**
 * Tries until it works, with growing pauses of uneven length, so that many recorders don't come back at once.
 * @throws the last error when the signal ends it or another attempt makes no sense.
 */
export async function persist<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { signal, attemptMs, onFailure, isWorthAnother = () => true }: Persistence,
): Promise<T> {
  for (let count = 1, pauseMs = FIRST_PAUSE_MS; ; count += 1) {
    signal.throwIfAborted();
    try {
      return await attempt(AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]));
    } catch (error) {
      if (signal.aborted || !isWorthAnother(error)) throw error;
      onFailure?.(error, count);
      await pause(pauseMs * (0.5 + Math.random() / 2), undefined, { signal });
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
}
