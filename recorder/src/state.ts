import type {
  RecorderOrder,
  RecorderPhase,
  RecorderReport,
} from '@video-escalation/contracts/http/recorder';
import type { RecordingEndReason } from '@video-escalation/contracts/recordings/recording';
import type { EndedMessage, PagePhase } from './page-protocol.ts';

/** Where one recorder is. Whoever drives it looks at what changed between two states and acts upon that. */
export interface RunState {
  readonly phase: RecorderPhase;
  readonly wanted: RecorderOrder['wanted'];
  /** The page is connected: it can be told something. */
  readonly hasPage: boolean;
  readonly hasRecorded: boolean;
  /** How many browsers were launched; one loss is made good. */
  readonly launches: number;
  readonly endReason?: RecordingEndReason;
  readonly failure?: NonNullable<RecorderReport['failure']>;
}

export type RunEvent =
  | { readonly type: 'page-connected' }
  | { readonly type: 'page-phase'; readonly phase: PagePhase }
  | { readonly type: 'page-ended'; readonly reason: EndedMessage['reason'] }
  /** Crashed, disconnected, hung, or wrote what is no recording. */
  | { readonly type: 'page-lost' }
  | { readonly type: 'fragment-kept' }
  | { readonly type: 'order'; readonly order: RecorderOrder }
  | { readonly type: 'disk-full' }
  /** SIGTERM, or a fault of our own: keep what there is and go. */
  | { readonly type: 'told-to-go' }
  /** The page was told to stop and said nothing in time. */
  | { readonly type: 'stop-overdue' }
  | { readonly type: 'finished'; readonly isKept: boolean };

const MAX_LAUNCHES = 2;

export const initialState: RunState = {
  phase: 'launching',
  wanted: 'wait',
  hasPage: false,
  hasRecorded: false,
  launches: 1,
};

export function isOver({ phase }: RunState): boolean {
  return phase === 'completed' || phase === 'failed';
}

export function nextState(state: RunState, event: RunEvent): RunState {
  if (isOver(state)) return state;
  if (event.type === 'finished') return finished(state, event.isKept);
  if (state.phase === 'finalizing') return state;
  switch (event.type) {
    case 'page-connected':
      return { ...state, hasPage: true };
    case 'page-phase':
      return state.phase === 'stopping'
        ? state
        : { ...state, phase: seenPhase(state, event.phase) };
    case 'fragment-kept':
      return { ...state, hasRecorded: true };
    case 'page-ended':
      return pageEnded(state, event.reason);
    case 'page-lost':
      return pageLost(state);
    case 'order':
      return ordered(state, event.order);
    case 'disk-full':
      return stopping(state, 'disk-full');
    case 'told-to-go':
      return stopping(state, 'recorder-lost');
    case 'stop-overdue':
      return { ...state, phase: 'finalizing' };
  }
}

/** A second page comes up within a recording that runs: for everybody else it is reconnecting until it records. */
function seenPhase({ hasRecorded, launches }: RunState, phase: PagePhase): RecorderPhase {
  const isComingBack = hasRecorded && launches > 1;
  return isComingBack && (phase === 'joining' || phase === 'ready') ? 'reconnecting' : phase;
}

function ordered(state: RunState, { wanted, reason }: RecorderOrder): RunState {
  if (wanted === 'stop') return stopping(state, reason ?? 'stopped');
  return state.phase === 'stopping' ? state : { ...state, wanted };
}

/** The first reason stays. */
function stopping(state: RunState, endReason: RecordingEndReason): RunState {
  if (state.phase === 'stopping') return state;
  const phase = state.hasPage ? 'stopping' : 'finalizing';
  return { ...state, wanted: 'stop', endReason, phase };
}

function pageEnded(state: RunState, reason: EndedMessage['reason']): RunState {
  const hasFailed = reason === 'join-failed' && !state.hasRecorded && !state.endReason;
  return {
    ...state,
    phase: 'finalizing',
    hasPage: false,
    // A second page that couldn't join: the loss of the first is what ended it.
    endReason: state.endReason ?? (reason === 'join-failed' ? 'browser-lost' : reason),
    ...(hasFailed ? { failure: 'join-failed' as const } : {}),
  };
}

function pageLost(state: RunState): RunState {
  const lost = { ...state, hasPage: false };
  if (state.phase === 'stopping') return { ...lost, phase: 'finalizing' };
  if (state.launches >= MAX_LAUNCHES) {
    return { ...lost, phase: 'finalizing', endReason: 'browser-lost' };
  }
  const phase = state.hasRecorded ? 'reconnecting' : 'launching';
  return { ...lost, phase, launches: state.launches + 1 };
}

function finished(state: RunState, isKept: boolean): RunState {
  if (isKept) return { ...state, phase: 'completed' };
  return { ...state, phase: 'failed', failure: state.failure ?? 'nothing-recorded' };
}
