import type { SignInPlace } from '@video-escalation/contracts/http/agent';
import type { Pace, SignInLine } from './sign-in-line.ts';

/** Of the account's quota: other programs, retries and clocks that differ need some of it, too. */
const SHARE = 0.9;
/** A turn so near is waited for here, to the millisecond; a page that came back for it would be late each time. */
const HELD_MS = 2_000;
const ABSENCE_MS = 5_000;
/** A page in the background comes back up to a minute late (browsers' timer throttling), and keeps its number. */
const KEEP_MS = 120_000;
const GRACE_MS = 5_000;
/** Looking up an agent on the way to something else is worth no more time than a page's patience. */
const PASSING_LIMIT_MS = 3_000;
const REST_MS = 1_000;
const REST_CAP_MS = 8_000;

export interface TurnsOptions {
  readonly line: SignInLine;
  /** The smaller of the account's quotas of GetFederationToken and SearchUsers. */
  readonly perSecond: number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export type Turns = ReturnType<typeof createTurns>;

/** Shares Amazon Connect's quota: one turn is one SearchUsers and one GetFederationToken, now. */
export function createTurns({ line, perSecond, pause, random }: TurnsOptions) {
  const pace: Pace = {
    intervalMs: Math.ceil(1000 / (perSecond * SHARE)),
    absenceMs: ABSENCE_MS,
    graceMs: GRACE_MS,
    keepMs: KEEP_MS,
  };
  const jitter = (ms: number, share: number) => Math.round(ms * (1 - share * random()));

  function toPlace({ place, waitMs }: { place: number; waitMs: number }): SignInPlace {
    // Back a little before the turn, not all at once.
    const absenceMs = Math.min(Math.max(waitMs - HELD_MS / 2, HELD_MS / 4), ABSENCE_MS);
    return { state: 'waiting', place, waitMs, comeBackInMs: jitter(absenceMs, 0.25) };
  }

  return {
    /** Undefined: it is this name's turn. */
    async take(name: string): Promise<SignInPlace | undefined> {
      let heldMs = 0;
      for (;;) {
        const standing = await line.ask(name, pace);
        if (standing.state === 'turn') return undefined;
        heldMs += standing.waitMs;
        if (heldMs > HELD_MS) return toPlace(standing);
        await pause(standing.waitMs);
      }
    },
    /** A turn for what needs one but has no place: false while those in line need them all. */
    async takeInPassing(): Promise<boolean> {
      let heldMs = 0;
      for (;;) {
        const waitMs = await line.askInPassing(pace);
        if (waitMs === 0) return true;
        heldMs += waitMs ?? Infinity;
        if (waitMs === undefined || heldMs > PASSING_LIMIT_MS) return false;
        await pause(waitMs);
      }
    },
    /** Amazon Connect refused a call in its turn: everybody waits a little, and this name has its place again. */
    async setBack(name: string): Promise<SignInPlace> {
      await line.rest(jitter(REST_MS, 0.5), REST_CAP_MS);
      const standing = await line.ask(name, pace);
      // The rest can only be over by now if this process stood still: then the page asks at once.
      return toPlace(standing.state === 'waiting' ? standing : { place: 1, waitMs: 0 });
    },
    /** After a use of the turn, or without one. */
    leave: (name: string) => line.leave(name),
  };
}
