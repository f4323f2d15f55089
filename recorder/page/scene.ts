import type { Person } from '@video-escalation/contracts/http/meetings';
import type { MeetingEvent } from './meeting.ts';

/** What there is to see, without where it stands. */
export interface Scene {
  readonly people: readonly Figure[];
  /** The screen that was shared last. */
  readonly content: Figure | null;
}

export interface Figure {
  readonly label: string;
  readonly initials: string;
  /** Of the picture that shows it; null: no camera is on. */
  readonly tileId: number | null;
}

/** Who and what is in the meeting, from its events. */
export interface Attendance {
  readonly present: ReadonlyMap<string, string>;
  readonly tiles: ReadonlyMap<number, string>;
}

export const nobody: Attendance = { present: new Map(), tiles: new Map() };

const CONTENT = /#content$/;
const UNNAMED = 'Guest';

export function attend(before: Attendance, event: MeetingEvent): Attendance {
  switch (event.type) {
    case 'present':
      return {
        ...before,
        present: including(before.present, event.attendeeId, event.externalUserId),
      };
    case 'absent':
      return { ...before, present: without(before.present, event.attendeeId) };
    case 'picture':
      return { ...before, tiles: including(before.tiles, event.tileId, event.attendeeId) };
    case 'picture-gone':
      return { ...before, tiles: without(before.tiles, event.tileId) };
    default:
      return before;
  }
}

/** The others, without recorders and shared screens; people who are known stand in one order always. */
export function peopleIn({ present }: Attendance, known: readonly Person[]): readonly string[] {
  const rank = (id: string): number => {
    const at = known.findIndex((each) => each.externalUserId === present.get(id));
    return at < 0 ? known.length : at;
  };
  return [...present.keys()]
    .filter((id) => !id.endsWith('#content') && !isRecorder(present.get(id)!, known))
    .sort((one, other) => rank(one) - rank(other));
}

export function sceneOf(attendance: Attendance, known: readonly Person[]): Scene {
  const { present, tiles } = attendance;
  const nameOf = (id: string): string =>
    known.find((each) => each.externalUserId === present.get(id))?.name ?? UNNAMED;
  const shared = [...tiles].findLast(([, attendeeId]) => attendeeId.endsWith('#content'));
  return {
    people: peopleIn(attendance, known).map((id) => ({
      label: nameOf(id),
      initials: initialsOf(nameOf(id)),
      tileId: [...tiles].findLast(([, attendeeId]) => attendeeId === id)?.[0] ?? null,
    })),
    content: shared
      ? {
          label: `${nameOf(shared[1].replace(CONTENT, ''))}’s screen`,
          initials: '',
          tileId: shared[0],
        }
      : null,
  };
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function isRecorder(externalUserId: string, known: readonly Person[]): boolean {
  const person = known.find((each) => each.externalUserId === externalUserId);
  // A recorder of an earlier recording may be unknown to this one.
  return person ? person.role === 'recorder' : externalUserId.startsWith('recorder:');
}

function including<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([each]) => each !== key));
}
