import { aContact, aContactId, aMeeting } from '@video-escalation/contracts/testing/builders';
import { describe, expect, it } from 'vitest';
import { emptyCore, nextSession, type SessionCore, type SessionEvent } from './session.state.ts';

const contact = aContact();
const meeting = aMeeting();
const reported: SessionEvent = {
  type: 'contacts-reported',
  focused: contact,
  contacts: [contact],
};

const after = (...events: SessionEvent[]): SessionCore => events.reduce(nextSession, emptyCore);

const created: SessionEvent = { type: 'meeting-created', meeting };
const opening = [reported, { type: 'start-requested' }, created] as const;
const states = {
  'no contact': emptyCore,
  'a chat': after(reported),
  starting: after(reported, { type: 'start-requested' }),
  open: after(...opening),
  joining: after(...opening, { type: 'join-requested' }),
  left: after(...opening, { type: 'left' }),
  closed: after(...opening, { type: 'closed' }),
};

const events = {
  start: { type: 'start-requested' },
  created,
  refused: { type: 'start-failed', problem: 'meeting/unavailable' },
  join: { type: 'join-requested' },
  'join failed': { type: 'join-failed', problem: 'server/unavailable' },
  live: { type: 'call-live' },
  rejoin: { type: 'rejoin-requested', meeting },
  ended: { type: 'meeting-reported', meeting: { ...meeting, hasEnded: true } },
  leave: { type: 'left' },
  close: { type: 'closed' },
  cancel: { type: 'cancelled' },
  missing: { type: 'meeting-missing' },
  'contact gone': { type: 'contacts-reported', focused: null, contacts: [] },
} satisfies Record<string, SessionEvent>;

/** The session on the stage, in one word. */
function shown(core: SessionCore): string {
  const contactId = (core.bound ?? core.focused)?.contactId;
  const summary = core.bound ? undefined : contactId && core.summaries.get(contactId);
  if (summary) return summary.canJoinAgain ? 'left' : 'over';
  const { session } = core;
  if (session.at !== 'open')
    return session.at === 'none' && session.problem ? 'problem' : session.at;
  if (session.problem) return 'problem';
  return session.isJoining ? 'joining' : 'open';
}

/** What is shown after each event; a dot means that the event changes nothing. */
const table: Record<keyof typeof states, Record<keyof typeof events, string>> = {
  'no contact': row('. . . . . . . . . . . . none'),
  'a chat': row('starting . . . . . joining . . . . . none'),
  starting: row('. open problem . . . . . . . . . none'),
  open: row('. . . joining problem . . over left over none over none'),
  joining: row('. . . . problem open . over left over none over none'),
  left: row('starting . . . . . joining over . . . . none'),
  closed: row('starting . . . . . . over . . . . none'),
};

function row(cells: string): Record<keyof typeof events, string> {
  const names = Object.keys(events) as (keyof typeof events)[];
  const values = cells.split(' ');
  return Object.fromEntries(names.map((name, index) => [name, values[index]!])) as Record<
    keyof typeof events,
    string
  >;
}

describe('the video session of a contact', () => {
  for (const [from, cells] of Object.entries(table)) {
    it.each(Object.entries(cells))(`${from}: after '%s' it is %s`, (name, expected) => {
      const before = states[from as keyof typeof states];
      const next = nextSession(before, events[name as keyof typeof events]);
      if (expected === '.') expect(next).toBe(before);
      else expect(shown(next)).toBe(expected);
    });
  }

  it('keeps the contact of the session while the agent looks at another one', () => {
    const other = aContact({ contactId: aContactId('contact-2') });
    const core = nextSession(states.open, {
      type: 'contacts-reported',
      focused: other,
      contacts: [contact, other],
    });
    expect(core).toMatchObject({ bound: contact, session: { at: 'open' } });
  });

  it('gives the duration of the call to the summary of the session that just ended', () => {
    const ended: SessionEvent = { type: 'call-ended', why: 'left', durationMs: 60_000 };
    const core = nextSession(states.left, ended);
    expect(core.summaries.get(contact.contactId)).toMatchObject({
      why: 'left',
      durationMs: 60_000,
    });
    expect(nextSession(core, ended)).toBe(core);
  });

  it.each([
    ['removed', false],
    ['lost', true],
    ['ended-by-other', false],
  ] as const)('a call that ended as %s can be joined again: %s', (why, canJoinAgain) => {
    const core = nextSession(states.open, { type: 'call-ended', why, durationMs: 1_000 });
    expect(core.summaries.get(contact.contactId)).toMatchObject({ why, canJoinAgain });
  });
});
