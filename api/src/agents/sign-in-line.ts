/** Where somebody stands who wants to sign in. */
export type Standing =
  | { readonly state: 'turn' }
  | {
      readonly state: 'waiting';
      /** 1: the next. */
      readonly place: number;
      readonly waitMs: number;
    };

export interface Pace {
  /** Between two turns, whoever has them. */
  readonly intervalMs: number;
  /** Who waits comes back within this time, or when the turn comes. */
  readonly absenceMs: number;
  /** So much later the others no longer wait for him; his number he keeps for `keepMs`. */
  readonly graceMs: number;
  readonly keepMs: number;
}

/** One line for all api processes: turns come one by one, first come, first served. */
export interface SignInLine {
  /** Takes a place, or takes up the one that this name has; the turn, if it has come. */
  ask(name: string, pace: Pace): Promise<Standing>;
  /** A turn without a place. 0: had it. Else the milliseconds until there may be one; undefined while others wait. */
  askInPassing(pace: Pace): Promise<number | undefined>;
  /** A turn was in vain: nobody has one for `restMs`, doubled each time that it happens again soon, up to `capMs`. */
  rest(restMs: number, capMs: number): Promise<void>;
  /** Gives up the place, or says that the turn was used. */
  leave(name: string): Promise<void>;
}

/** A number whose turn has come is kept this long, should the turn turn out to be in vain. */
export const USED_KEEP_MS = 20_000;
/** Setbacks that are further apart have nothing to do with each other. */
export const SETBACKS_TOGETHER_MS = 30_000;
