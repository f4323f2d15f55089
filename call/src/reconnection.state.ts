import type { SessionEvent } from './call-session.ts';

/** Whether a connection is interrupted, and whether the pictures of the others are still on their way back. */
export interface Reconnection {
  /** Start of the interruption in milliseconds of the call's clock; null while media arrives. */
  readonly sinceMs: number | null;
  /** True while the SDK's session reconnects: media that arrives meanwhile does not end the interruption. */
  readonly isSessionReconnecting: boolean;
  /** True from the end of an interruption until the pictures of the others have had time to return. */
  readonly isReturning: boolean;
}

export type ReconnectionEvent = SessionEvent | { readonly type: 'pictures-returned' };

export const uninterrupted: Reconnection = {
  sinceMs: null,
  isSessionReconnecting: false,
  isReturning: false,
};

/** The state after the event; the same object where nothing changed. */
export function nextReconnection(
  state: Reconnection,
  event: ReconnectionEvent,
  nowMs: number,
): Reconnection {
  switch (event.type) {
    case 'connecting':
      if (!event.isReconnecting) return state;
      return { ...interrupted(state, nowMs), isSessionReconnecting: true };
    case 'started':
      return sessionStarted(state);
    case 'media':
      if (event.silentMs !== null) return interrupted(state, nowMs - event.silentMs);
      return state.isSessionReconnecting ? state : restored(state);
    case 'pictures-returned':
      return { ...state, isReturning: false };
    default:
      return state;
  }
}

/** True while a tile that disappears may belong to the interruption and not to its owner. */
export function mayLosePictures({ sinceMs, isReturning }: Reconnection): boolean {
  return sinceMs !== null || isReturning;
}

function interrupted(state: Reconnection, sinceMs: number): Reconnection {
  return state.sinceMs === null ? { ...state, sinceMs, isReturning: false } : state;
}

function sessionStarted(state: Reconnection): Reconnection {
  return state.isSessionReconnecting
    ? { ...restored(state), isSessionReconnecting: false }
    : restored(state);
}

function restored(state: Reconnection): Reconnection {
  return state.sinceMs === null ? state : { ...state, sinceMs: null, isReturning: true };
}
