import { getPriority, setPriority } from 'node:os';
import { becomeRealTime } from './real-time.ts';

/** The nice value that browsers give to their own threads for sound, where they may. */
const BEFORE_BROWSERS = -10;
/** Of whoever started this process. */
const USUAL = getPriority();

/**
 * In production AWS runs on its own machines; here it competes with the browsers for CPU, and media that waits behind
 * them is late for everybody. Raises the priority of this process as far as it may.
 * @returns one sentence for the log if it may not
 */
export function goFirst(): string | undefined {
  try {
    setPriority(BEFORE_BROWSERS);
  } catch {
    // Not root: the browsers may not raise theirs then either.
  }
  return becomeRealTime(process.pid);
}

/** Gives a process that was started from here the priority that this one had. */
export function goInTurn(pid: number): void {
  try {
    setPriority(pid, USUAL);
  } catch {
    // It has ended already.
  }
}
