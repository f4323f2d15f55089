import type { SessionEvent } from './call-session.ts';
import type { LiveCall } from './call.ts';
import type { Timers } from './timers.ts';

/** The others' pictures come back one by one after the connection itself. */
const PICTURES_BACK_MS = 3_000;

export interface InterruptionOptions {
  readonly timers: Timers;
  /** The others' pictures are still on their elements, but not for long. */
  readonly onBroken: () => void;
  /** Who has a picture has it back by now. */
  readonly onSettled: () => void;
}

/** A connection that breaks and heals: what isn't received counts, and what the session says of itself. */
export function createInterruption({ timers, onBroken, onSettled }: InterruptionOptions) {
  let since: LiveCall['reconnecting'] = null;
  let isSessionMending = false;
  let stopSettling: (() => void) | null = null;

  function begin(sinceMs: number): void {
    if (since) return;
    onBroken();
    stopSettling?.();
    stopSettling = null;
    since = { sinceMs };
  }

  function end(): void {
    if (!since) return;
    since = null;
    stopSettling = timers.after(PICTURES_BACK_MS, () => {
      stopSettling = null;
      onSettled();
    });
  }

  return {
    since: () => since,
    /** From the break until the pictures are back. */
    isMending: () => since !== null || stopSettling !== null,
    on(event: SessionEvent): void {
      if (event.type === 'connecting' && event.isReconnecting) {
        isSessionMending = true;
        begin(timers.now());
      } else if (event.type === 'started') {
        isSessionMending = false;
        end();
      } else if (event.type === 'media') {
        if (event.silentMs !== null) begin(timers.now() - event.silentMs);
        else if (!isSessionMending) end();
      }
    },
    stop(): void {
      stopSettling?.();
      stopSettling = null;
    },
  };
}
export type Interruption = ReturnType<typeof createInterruption>;
