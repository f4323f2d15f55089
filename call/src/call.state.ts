import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { SessionEvent } from './call-session.ts';
import type { CallState, DeviceSetup, EndReason, Tile } from './call.ts';
import { emptyView, reduceView, type MeetingView, type ViewEvent } from './meeting-view.ts';
import {
  mayLosePictures,
  nextReconnection,
  uninterrupted,
  type Reconnection,
} from './reconnection.state.ts';

/** The tile of the own camera; the SDK's tile ids start at 1. */
export const SELF_TILE = 0;

/** What is known while a person joins a meeting or is in it. */
export interface Participation {
  readonly joinData: JoinData;
  readonly isMuted: boolean;
  readonly isCameraOn: boolean;
  readonly view: MeetingView;
  readonly reconnection: Reconnection;
}

/** One person's part in meetings, without devices and without the SDK's session. Times are in ms of the call's clock. */
export type CallCore =
  | { readonly at: 'idle' }
  | { readonly at: 'preparing' }
  | ({ readonly at: 'joining'; readonly sinceMs: number } & Participation)
  | ({ readonly at: 'live'; readonly joinedAtMs: number } & Participation)
  | {
      readonly at: 'ended';
      readonly reason: EndReason;
      readonly detail: string;
      readonly durationMs: number;
    };

export type CallEvent =
  | { readonly type: 'prepared' }
  | {
      readonly type: 'join-requested';
      readonly joinData: JoinData;
      readonly isMuted: boolean;
      readonly atMs: number;
    }
  | {
      readonly type: 'session';
      readonly event: SessionEvent;
      readonly atMs: number;
      /** Whether a copy of the tile's last picture exists. Matters for `tile-removed` only. */
      readonly hasFrozenFrame: boolean;
    }
  | { readonly type: 'camera-changed'; readonly isOn: boolean }
  | { readonly type: 'mute-changed'; readonly isMuted: boolean }
  | { readonly type: 'pictures-returned' }
  | {
      readonly type: 'ended';
      readonly reason: EndReason;
      readonly detail: string;
      readonly atMs: number;
    }
  | { readonly type: 'reset' }
  | { readonly type: 'destroyed' };

/** The state after the event; the same object where the event means nothing in this state. */
export function nextCall(core: CallCore, event: CallEvent): CallCore {
  if (event.type === 'destroyed') return { at: 'idle' };
  switch (core.at) {
    case 'idle':
      return startable(core, event);
    case 'preparing':
      return event.type === 'reset' ? { at: 'idle' } : startable(core, event);
    case 'joining':
    case 'live':
      return participating(core, event);
    case 'ended':
      return event.type === 'reset' ? { at: 'idle' } : startable(core, event);
  }
}

function startable(core: CallCore, event: CallEvent): CallCore {
  if (event.type === 'prepared') return core.at === 'preparing' ? core : { at: 'preparing' };
  if (event.type !== 'join-requested') return core;
  const { joinData, isMuted, atMs } = event;
  return {
    at: 'joining',
    sinceMs: atMs,
    joinData,
    isMuted,
    isCameraOn: false,
    view: emptyView(joinData.attendee.AttendeeId, joinData.people),
    reconnection: uninterrupted,
  };
}

type Participating = Extract<CallCore, Participation>;

function participating(core: Participating, event: CallEvent): CallCore {
  switch (event.type) {
    case 'session':
      return afterSessionEvent(core, event);
    case 'camera-changed':
      return core.isCameraOn === event.isOn ? core : { ...core, isCameraOn: event.isOn };
    case 'mute-changed':
      return core.at === 'live' ? { ...core, isMuted: event.isMuted } : core;
    case 'pictures-returned':
      return {
        ...core,
        view: reduceView(core.view, { type: 'frozen-tiles-dropped' }),
        reconnection: nextReconnection(core.reconnection, event, 0),
      };
    case 'ended':
      return ended(core, event.reason, event.detail, event.atMs);
    default:
      return core;
  }
}

type OfSession = Extract<CallEvent, { type: 'session' }>;

function afterSessionEvent(core: Participating, of: OfSession): CallCore {
  const { event, atMs } = of;
  if (event.type === 'stopped') return ended(core, event.reason, event.detail, atMs);
  const present = event.type === 'started' ? live(core, atMs) : core;
  const reconnection =
    present.at === 'live'
      ? nextReconnection(present.reconnection, event, atMs)
      : present.reconnection;
  const view = reduceView(present.view, inView(reconnection, of));
  const isSame = view === present.view && reconnection === present.reconnection;
  return isSame ? present : { ...present, view, reconnection };
}

function live(core: Participating, atMs: number): Participating {
  if (core.at === 'live') return core;
  const { sinceMs: _, ...participation } = core;
  return { ...participation, at: 'live', joinedAtMs: atMs };
}

/** A picture that disappears with its connection stays as a frozen frame; one that its owner switched off goes. */
function inView(reconnection: Reconnection, { event, hasFrozenFrame }: OfSession): ViewEvent {
  const isFrozen = event.type === 'tile-removed' && hasFrozenFrame && mayLosePictures(reconnection);
  return isFrozen ? { type: 'tile-frozen', tileId: event.tileId } : event;
}

function ended(core: Participating, reason: EndReason, detail: string, atMs: number): CallCore {
  const durationMs = core.at === 'live' ? atMs - core.joinedAtMs : 0;
  return { at: 'ended', reason, detail, durationMs };
}

/** The state as pages see it. `setup` is null while no device controller exists. */
export function toCallState(core: CallCore, setup: DeviceSetup | null): CallState {
  if (core.at === 'ended') {
    const { reason, detail, durationMs } = core;
    return { state: 'ended', reason, detail, durationMs };
  }
  if (core.at === 'idle' || !setup) return { state: 'idle' };
  if (core.at === 'preparing') return { state: 'preparing', setup };
  if (core.at === 'joining') return { state: 'joining', setup, sinceMs: core.sinceMs };
  const { view, isMuted, isCameraOn, reconnection } = core;
  const isOtherSharing = view.roster.some((each) => each.isSharing && !each.isSelf);
  return {
    state: 'live',
    setup,
    tiles: isCameraOn ? [selfTile(core), ...view.tiles] : view.tiles,
    roster: view.roster,
    activeSpeaker: view.activeSpeaker,
    isMuted,
    isCameraOn,
    sharing: view.isSharing ? 'self' : isOtherSharing ? 'other' : 'none',
    network: view.network,
    reconnecting: reconnection.sinceMs === null ? null : { sinceMs: reconnection.sinceMs },
    joinedAtMs: core.joinedAtMs,
  };
}

function selfTile({ joinData: { attendee, people } }: Participation): Tile {
  return {
    tileId: SELF_TILE,
    attendeeId: attendee.AttendeeId,
    kind: 'camera',
    isSelf: true,
    name: people.find((each) => each.externalUserId === attendee.ExternalUserId)?.name ?? null,
    isFrozen: false,
  };
}
