import { invalidState } from '../errors.ts';

/** Where a contact stands for the contact centre. */
export type ContactState = 'flow' | 'queued' | 'ringing' | 'connected' | 'ended';
export type ContactEvent = 'enqueue' | 'offer' | 'accept' | 'decline' | 'end';

/** Where one agent stands with a contact; it outlives the contact until the agent clears it. */
export type LegState =
  'connecting' | 'connected' | 'hold' | 'ended' | 'missed' | 'rejected' | 'cleared';
export type LegEvent = 'accept' | 'reject' | 'miss' | 'hold' | 'resume' | 'end' | 'clear';

type Table<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

const contactTable: Table<ContactState, ContactEvent> = {
  flow: { enqueue: 'queued', end: 'ended' },
  queued: { offer: 'ringing', end: 'ended' },
  ringing: { accept: 'connected', decline: 'queued', end: 'ended' },
  connected: { end: 'ended' },
  ended: {},
};

const legTable: Table<LegState, LegEvent> = {
  // A customer who leaves while it rings makes a missed contact, as one that nobody answered.
  connecting: { accept: 'connected', reject: 'rejected', miss: 'missed', end: 'missed' },
  connected: { hold: 'hold', end: 'ended' },
  hold: { resume: 'connected', end: 'ended' },
  ended: { clear: 'cleared' },
  missed: { clear: 'cleared' },
  rejected: { clear: 'cleared' },
  cleared: {},
};

function step<S extends string, E extends string>(
  table: Table<S, E>,
  what: string,
  state: S,
  event: E,
): S {
  const next = table[state][event];
  if (next === undefined) throw invalidState(`A ${what} that is ${state} cannot take '${event}'.`);
  return next;
}

/** The state after the event; an InvalidStateException if the event is impossible now. */
export const nextContactState = (state: ContactState, event: ContactEvent): ContactState =>
  step(contactTable, 'contact', state, event);

export const nextLegState = (state: LegState, event: LegEvent): LegState =>
  step(legTable, 'connection', state, event);
