import { getPriority, setPriority } from 'node:os';

/** As far up as the threads of a browser go that may choose. */
const BEFORE_BROWSERS = -10;
/** Of whoever started this process. */
const USUAL = getPriority();

/**
 * What stands for AWS has processors of its own in truth. Here it shares them with browsers, which put some of their
 * threads first where they may, as root may: media that waits behind them is late for everybody, by seconds.
 */
export function goFirst(): void {
  try {
    setPriority(BEFORE_BROWSERS);
  } catch {
    // Not root: nor may the browsers choose then.
  }
}

/** A process that was started from here, and stands for itself. */
export function goInTurn(pid: number): void {
  try {
    setPriority(pid, USUAL);
  } catch {
    // It has ended already.
  }
}
