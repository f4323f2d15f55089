import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { CallSession } from './call-session.ts';
import type { CallState, EndReason, JoinOptions, Tile } from './call.ts';
import type { DeviceDesk } from './device-desk.ts';
import type { Interruption } from './interruption.ts';
import { emptyView, type MeetingView } from './meeting-view.ts';

/** The own camera's tile; the SDK's ids start at 1. */
export const SELF_TILE = 0;

/** Where a person's part in meetings is. */
export type Phase =
  | { readonly at: 'idle' }
  | { readonly at: 'preparing' }
  | { readonly at: 'joining'; readonly sinceMs: number }
  | { readonly at: 'live'; readonly joinedAtMs: number }
  | {
      readonly at: 'ended';
      readonly reason: EndReason;
      readonly detail: string;
      readonly durationMs: number;
    };

/** One try to be in a meeting; what a former one still says is not heard. */
export interface Attempt {
  readonly joinData: JoinData;
  session: CallSession | null;
  view: MeetingView;
  isMuted: boolean;
  isCameraOn: boolean;
  readonly interruption: Interruption;
  readonly settle: () => void;
  stopConnectTimer: () => void;
}

export function newAttempt(
  joinData: JoinData,
  options: JoinOptions,
  interruption: Interruption,
  settle: () => void,
): Attempt {
  return {
    joinData,
    session: null,
    view: emptyView(joinData.attendee.AttendeeId, joinData.people),
    isMuted: options.muted ?? false,
    isCameraOn: false,
    interruption,
    settle,
    stopConnectTimer: () => undefined,
  };
}

/** What the pages see of it. */
export function snapshot(
  phase: Phase,
  desk: DeviceDesk | null,
  attempt: Attempt | null,
): CallState {
  if (phase.at === 'ended') {
    const { reason, detail, durationMs } = phase;
    return { state: 'ended', reason, detail, durationMs };
  }
  if (phase.at === 'idle' || !desk) return { state: 'idle' };
  const setup = desk.get();
  if (phase.at === 'preparing') return { state: 'preparing', setup };
  if (phase.at === 'joining') return { state: 'joining', setup, sinceMs: phase.sinceMs };
  if (!attempt) return { state: 'idle' };
  const { view, isMuted, isCameraOn, interruption } = attempt;
  const isOtherSharing = view.roster.some((each) => each.isSharing && !each.isSelf);
  return {
    state: 'live',
    setup,
    tiles: isCameraOn ? [selfTile(attempt), ...view.tiles] : view.tiles,
    roster: view.roster,
    activeSpeaker: view.activeSpeaker,
    isMuted,
    isCameraOn,
    sharing: view.isSharing ? 'self' : isOtherSharing ? 'other' : 'none',
    network: view.network,
    reconnecting: interruption.since(),
    joinedAtMs: phase.joinedAtMs,
  };
}

function selfTile({ joinData: { attendee, people } }: Attempt): Tile {
  return {
    tileId: SELF_TILE,
    attendeeId: attendee.AttendeeId,
    kind: 'camera',
    isSelf: true,
    name: people.find((each) => each.externalUserId === attendee.ExternalUserId)?.name ?? null,
    isStill: false,
  };
}
