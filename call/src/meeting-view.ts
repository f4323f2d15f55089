import type { Person } from '@video-escalation/contracts/http/meetings';
import { roleOf } from '@video-escalation/contracts/role-of';
import type { SessionEvent } from './call-session.ts';
import type { LiveCall, Participant, Quality, Tile } from './call.ts';

/** The meeting as the events of its session describe it. */
export type MeetingView = Pick<LiveCall, 'tiles' | 'roster' | 'activeSpeaker' | 'network'> & {
  readonly isSharing: boolean;
  readonly selfId: string;
  readonly people: readonly Person[];
};

/** Speaking starts above the first and stops below the second, so that marks don't flicker between words. */
const SPEAKING_ABOVE = 0.12;
const SILENT_BELOW = 0.03;

export function emptyView(selfId: string, people: readonly Person[]): MeetingView {
  return {
    selfId,
    people,
    tiles: [],
    roster: [],
    activeSpeaker: null,
    network: 'good',
    isSharing: false,
  };
}

/** Events of the session, and those that the call adds while a connection is interrupted. */
export type ViewEvent =
  | SessionEvent
  | { readonly type: 'tile-frozen'; readonly tileId: number }
  | { readonly type: 'frozen-tiles-dropped' };

/** The view after the event; the same object where nothing changed. */
export function reduceView(view: MeetingView, event: ViewEvent): MeetingView {
  switch (event.type) {
    case 'tile':
      return addTile(view, event.tileId, event.attendeeId);
    case 'tile-removed':
      return { ...view, tiles: view.tiles.filter((each) => each.tileId !== event.tileId) };
    case 'tile-frozen':
      return { ...view, tiles: view.tiles.map((each) => frozen(each, event.tileId)) };
    case 'frozen-tiles-dropped':
      return view.tiles.some((each) => each.isFrozen)
        ? { ...view, tiles: view.tiles.filter((each) => !each.isFrozen) }
        : view;
    case 'presence':
      return setPresence(view, event.attendeeId, event.externalUserId, event.isPresent);
    case 'volume':
      return changePerson(view, event.attendeeId, (person) => heard(person, event));
    case 'active-speaker':
      return view.activeSpeaker === event.attendeeId
        ? view
        : { ...view, activeSpeaker: event.attendeeId };
    case 'own-share':
      return changePerson({ ...view, isSharing: event.isSharing }, view.selfId, (person) => ({
        ...person,
        isSharing: event.isSharing,
      }));
    case 'network':
      return view.network === event.quality
        ? view
        : changePerson({ ...view, network: event.quality }, view.selfId, (person) => ({
            ...person,
            quality: event.quality,
          }));
    default:
      return view;
  }
}

export function isContent(attendeeId: string): boolean {
  return attendeeId.endsWith('#content');
}

function sharerOf(attendeeId: string): string {
  return attendeeId.replace(/#content$/, '');
}

function addTile(view: MeetingView, tileId: number, attendeeId: string): MeetingView {
  const owner = sharerOf(attendeeId);
  // The own shared screen is not shown to its sharer, and the own camera is shown from its stream.
  if (owner === view.selfId) return view;
  const isShown = (each: Tile): boolean => each.tileId === tileId && each.attendeeId === owner;
  if (view.tiles.some((each) => isShown(each) && !each.isFrozen)) return view;
  const tile: Tile = {
    tileId,
    attendeeId: owner,
    kind: isContent(attendeeId) ? 'content' : 'camera',
    isSelf: false,
    name: view.roster.find((each) => each.attendeeId === owner)?.name ?? null,
    isFrozen: false,
  };
  const isReplaced = (each: Tile): boolean =>
    each.tileId === tileId ||
    (each.isFrozen && each.attendeeId === tile.attendeeId && each.kind === tile.kind);
  return { ...view, tiles: [...view.tiles.filter((each) => !isReplaced(each)), tile] };
}

function frozen(tile: Tile, tileId: number): Tile {
  return tile.tileId === tileId ? { ...tile, isFrozen: true } : tile;
}

function setPresence(
  view: MeetingView,
  attendeeId: string,
  externalUserId: string,
  isPresent: boolean,
): MeetingView {
  if (isContent(attendeeId)) {
    return changePerson(view, sharerOf(attendeeId), (person) => ({
      ...person,
      isSharing: isPresent,
    }));
  }
  if (!isPresent) {
    return {
      ...view,
      roster: view.roster.filter((each) => each.attendeeId !== attendeeId),
      // A frozen frame of somebody who has left would look as if they were still there.
      tiles: view.tiles.filter((each) => !each.isFrozen || each.attendeeId !== attendeeId),
    };
  }
  if (view.roster.some((each) => each.attendeeId === attendeeId)) return view;
  const person = newcomer(view, attendeeId, externalUserId);
  const roster = person.isSelf ? [person, ...view.roster] : [...view.roster, person];
  const tiles = view.tiles.map((each) =>
    each.attendeeId === attendeeId ? { ...each, name: person.name } : each,
  );
  return { ...view, roster, tiles };
}

function newcomer(view: MeetingView, attendeeId: string, externalUserId: string): Participant {
  const known = view.people.find((each) => each.externalUserId === externalUserId);
  return {
    attendeeId,
    externalUserId,
    name: known?.name ?? null,
    role: known?.role ?? roleOf(externalUserId),
    isSelf: attendeeId === view.selfId,
    isMuted: false,
    isSpeaking: false,
    isSharing: view.tiles.some((each) => each.attendeeId === attendeeId && each.kind === 'content'),
    quality: 'good',
  };
}

function changePerson(
  view: MeetingView,
  attendeeId: string,
  change: (person: Participant) => Participant,
): MeetingView {
  const before = view.roster.find((each) => each.attendeeId === attendeeId);
  if (!before) return view;
  const after = change(before);
  if (after === before) return view;
  return { ...view, roster: view.roster.map((each) => (each === before ? after : each)) };
}

function heard(person: Participant, event: Extract<SessionEvent, { type: 'volume' }>): Participant {
  const isMuted = event.isMuted ?? person.isMuted;
  const isSpeaking = !isMuted && speaks(person.isSpeaking, event.volume);
  const quality = event.signal === undefined ? person.quality : ofSignal(event.signal);
  const isSame =
    isMuted === person.isMuted && isSpeaking === person.isSpeaking && quality === person.quality;
  return isSame ? person : { ...person, isMuted, isSpeaking, quality };
}

function speaks(before: boolean, volume: number | undefined): boolean {
  if (volume === undefined) return before;
  return before ? volume > SILENT_BELOW : volume > SPEAKING_ABOVE;
}

/** 0, 0.5 and 1 are the steps that the service sends. */
function ofSignal(signal: number): Quality {
  if (signal < 0.25) return 'poor';
  return signal < 0.75 ? 'fair' : 'good';
}
