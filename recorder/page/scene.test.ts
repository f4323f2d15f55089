import type { Person } from '@video-escalation/contracts/http/meetings';
import { expect, test } from 'vitest';
import type { MeetingEvent } from './meeting.ts';
import { attend, initialsOf, nobody, peopleIn, sceneOf } from './scene.ts';

const known: Person[] = [
  { externalUserId: 'agent', name: 'Alice Example', role: 'agent' },
  { externalUserId: 'customer', name: 'Chris Muster', role: 'customer' },
  { externalUserId: 'recorder:1', name: 'RECORDING', role: 'recorder' },
];
const track = {} as MediaStreamTrack;
const comes = (attendeeId: string, externalUserId: string): MeetingEvent => ({
  type: 'present',
  attendeeId,
  externalUserId,
});
const shows = (tileId: number, attendeeId: string): MeetingEvent => ({
  type: 'picture',
  tileId,
  attendeeId,
  track,
});
const after = (...events: MeetingEvent[]) => events.reduce(attend, nobody);
const labels = (...events: MeetingEvent[]) =>
  sceneOf(after(...events), known).people.map(({ label }) => label);

test('people stand in the order in which the api names them, whoever came first', () => {
  expect(labels(comes('b', 'customer'), comes('x', 'stranger'), comes('a', 'agent'))).toEqual([
    'Alice Example',
    'Chris Muster',
    'Guest',
  ]);
});

test('neither recorders nor shared screens are people', () => {
  const attendance = after(
    comes('a', 'agent'),
    comes('a#content', 'agent#content'),
    comes('r', 'recorder:1'),
    comes('q', 'recorder:of-an-earlier-recording'),
  );
  expect(peopleIn(attendance, known)).toEqual(['a']);
});

test('who leaves is gone, and alone is what remains', () => {
  const attendance = after(comes('a', 'agent'), { type: 'absent', attendeeId: 'a' });
  expect(peopleIn(attendance, known)).toEqual([]);
});

test('somebody whose camera is off keeps the place, without a picture', () => {
  const [off] = sceneOf(after(comes('a', 'agent')), known).people;
  expect(off).toEqual({ label: 'Alice Example', initials: 'AE', tileId: null });
  const on = after(comes('a', 'agent'), shows(3, 'a'));
  expect(sceneOf(on, known).people[0]?.tileId).toBe(3);
  const offAgain = attend(on, { type: 'picture-gone', tileId: 3 });
  expect(sceneOf(offAgain, known).people[0]?.tileId).toBeNull();
});

test('a shared screen bears the name of who shares it; of two the later one is shown', () => {
  const scene = sceneOf(
    after(
      comes('a', 'agent'),
      comes('b', 'customer'),
      shows(1, 'a#content'),
      shows(2, 'b#content'),
    ),
    known,
  );
  expect(scene.content).toMatchObject({ label: 'Chris Muster’s screen', tileId: 2 });
});

test('initials are of the first and the last word, in any script', () => {
  expect(['Alice Maria Example', 'cher', ' Ægir  Þór ', '山田 太郎', ''].map(initialsOf)).toEqual([
    'AE',
    'C',
    'ÆÞ',
    '山太',
    '',
  ]);
});
