import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { EndedVideo, EndedWhy, RunningSession } from './escalation.ts';

/** The agent's contacts and their video sessions, without api, call and bus. */
export interface SessionCore {
  readonly focused: ContactRef | null;
  readonly contacts: readonly ContactRef[];
  /** The contact of the running session. The stage stays with it while there is one. */
  readonly bound: ContactRef | null;
  readonly session: RunningSession;
  /** Summaries of sessions that are over for this agent, until their contacts are closed. */
  readonly summaries: ReadonlyMap<ContactId, EndedVideo>;
  /** The contact whose summary still waits for the duration of its call. */
  readonly leaving: ContactId | null;
}

export type SessionEvent =
  | {
      readonly type: 'contacts-reported';
      readonly focused: ContactRef | null;
      readonly contacts: readonly ContactRef[];
    }
  | { readonly type: 'start-requested' }
  | { readonly type: 'meeting-created'; readonly meeting: MeetingState }
  | { readonly type: 'start-failed'; readonly problem: ProblemCode }
  | { readonly type: 'join-requested' }
  | { readonly type: 'join-failed'; readonly problem: ProblemCode }
  /** After a reload, or after this agent left a meeting that still runs. */
  | { readonly type: 'rejoin-requested'; readonly meeting: MeetingState }
  | { readonly type: 'meeting-reported'; readonly meeting: MeetingState }
  | { readonly type: 'call-live' }
  | { readonly type: 'call-ended'; readonly why: EndedWhy; readonly durationMs: number }
  /** By this agent. `closed`: for everyone. `cancelled`: before the call, without a summary. */
  | { readonly type: 'left' | 'closed' | 'cancelled' }
  | { readonly type: 'meeting-missing' };

const NO_SESSION: RunningSession = { at: 'none', problem: null };

export const emptyCore: SessionCore = {
  focused: null,
  contacts: [],
  bound: null,
  session: NO_SESSION,
  summaries: new Map(),
  leaving: null,
};

/** The state after the event; the same object where the event means nothing in this state. */
export function nextSession(core: SessionCore, event: SessionEvent): SessionCore {
  switch (event.type) {
    case 'contacts-reported':
      return onContacts({ ...core, focused: event.focused, contacts: event.contacts });
    case 'start-requested':
      return start(core);
    case 'rejoin-requested':
      return rejoin(core, event.meeting);
    case 'meeting-reported':
      return onMeeting(core, event.meeting);
    case 'call-ended':
      return onCallEnded(core, event.why, event.durationMs);
    default:
      return inSession(core, event);
  }
}

type Plain = Exclude<
  SessionEvent['type'],
  'contacts-reported' | 'start-requested' | 'rejoin-requested' | 'meeting-reported' | 'call-ended'
>;

/** Events that concern the running session only. */
function inSession(core: SessionCore, event: Extract<SessionEvent, { type: Plain }>): SessionCore {
  const { session } = core;
  if (session.at === 'starting') {
    if (event.type === 'meeting-created') return { ...core, session: openOf(event.meeting, false) };
    if (event.type !== 'start-failed') return core;
    return { ...core, bound: null, session: { at: 'none', problem: event.problem } };
  }
  if (session.at !== 'open') return core;
  switch (event.type) {
    case 'join-requested':
      return session.isJoining ? core : { ...core, session: openOf(session.meeting, true) };
    case 'join-failed':
      return { ...core, session: { ...session, isJoining: false, problem: event.problem } };
    case 'call-live':
      return session.isJoining ? { ...core, session: { ...session, isJoining: false } } : core;
    case 'left':
      return finished(core, 'left', false);
    case 'closed':
      return finished(core, 'closed', true);
    case 'cancelled':
      return released(core);
    case 'meeting-missing':
      return finished(core, 'ended-by-other', true);
    default:
      return core;
  }
}

function openOf(meeting: MeetingState, isJoining: boolean): RunningSession {
  return { at: 'open', meeting, isJoining, problem: null };
}

/** The contact as the control panel last reported it. */
function findContact(core: SessionCore, contactId: ContactId): ContactRef | null {
  const listed = core.contacts.find((each) => each.contactId === contactId);
  return listed ?? (core.focused?.contactId === contactId ? core.focused : null);
}

/** The phone call that the agent is in. A call on hold is one too. */
export function phoneCallOf({ contacts }: SessionCore): ContactRef | null {
  return contacts.find((each) => each.channel === 'voice' && each.state === 'connected') ?? null;
}

/** True while the contact can carry a video session. */
export function isHeld(core: SessionCore, { contactId }: ContactRef): boolean {
  const state = findContact(core, contactId)?.state;
  return state === 'connected' || state === 'connecting';
}

function onContacts(core: SessionCore): SessionCore {
  const kept = withKeptSummaries(core);
  if (!kept.bound) return { ...kept, session: NO_SESSION };
  // The end of the chat ends the call.
  if (!isHeld(kept, kept.bound)) return withKeptSummaries(finished(kept, 'contact-ended', true));
  return { ...kept, bound: findContact(kept, kept.bound.contactId) };
}

function withKeptSummaries(core: SessionCore): SessionCore {
  const kept = [...core.summaries].filter(([contactId]) => findContact(core, contactId));
  return { ...core, summaries: new Map(kept) };
}

function start(core: SessionCore): SessionCore {
  const contact = core.focused;
  if (core.bound || contact?.state !== 'connected' || contact.channel !== 'chat') return core;
  return { ...bindTo(core, contact), session: { at: 'starting' } };
}

function rejoin(core: SessionCore, meeting: MeetingState): SessionCore {
  const contact = findContact(core, meeting.contactId);
  const isOver = core.summaries.get(meeting.contactId)?.canJoinAgain === false;
  if (core.bound || isOver || meeting.hasEnded || contact?.state !== 'connected') return core;
  return { ...bindTo(core, contact), session: openOf(meeting, true) };
}

function bindTo(core: SessionCore, contact: ContactRef): SessionCore {
  return { ...core, bound: contact, summaries: without(core.summaries, contact.contactId) };
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([each]) => each !== key));
}

function onMeeting(core: SessionCore, meeting: MeetingState): SessionCore {
  const summary = core.summaries.get(meeting.contactId);
  if (summary?.meeting.meetingId === meeting.meetingId) {
    return withSummary(core, meeting.contactId, updated(summary, meeting));
  }
  if (!isOpen(core, meeting)) return core;
  if (meeting.hasEnded) return finished(core, 'ended-by-other', true);
  return { ...core, session: { ...core.session, meeting } };
}

/** True while this meeting is the running session's. */
export function isOpen(
  core: SessionCore,
  { meetingId }: MeetingState,
): core is SessionCore & { readonly session: Extract<RunningSession, { at: 'open' }> } {
  return core.session.at === 'open' && core.session.meeting.meetingId === meetingId;
}

/** A recording may continue after the call. A meeting that has ended stays ended. */
function updated(summary: EndedVideo, meeting: MeetingState): EndedVideo {
  const hasEnded = meeting.hasEnded || summary.meeting.hasEnded;
  const canJoinAgain = summary.canJoinAgain && !hasEnded;
  return { ...summary, meeting: { ...meeting, hasEnded }, canJoinAgain };
}

function onCallEnded(core: SessionCore, why: EndedWhy, durationMs: number): SessionCore {
  if (core.session.at === 'open') {
    return withDuration(finished(core, why, why === 'ended-by-other'), durationMs);
  }
  return core.leaving ? withDuration(core, durationMs) : core;
}

function withDuration(core: SessionCore, durationMs: number): SessionCore {
  const summary = core.leaving && core.summaries.get(core.leaving);
  const settled = { ...core, leaving: null };
  return core.leaving && summary
    ? withSummary(settled, core.leaving, { ...summary, durationMs })
    : settled;
}

function withSummary(core: SessionCore, contactId: ContactId, summary: EndedVideo): SessionCore {
  return { ...core, summaries: new Map(core.summaries).set(contactId, summary) };
}

/** The session is over for this agent. Its summary stays until the contact is closed. */
function finished(core: SessionCore, why: EndedWhy, hasMeetingEnded: boolean): SessionCore {
  const { bound, session } = core;
  const over = released(core);
  if (!bound || session.at !== 'open') return over;
  const summary: EndedVideo = {
    at: 'ended',
    meeting: { ...session.meeting, hasEnded: hasMeetingEnded },
    why,
    durationMs: 0,
    canJoinAgain: !hasMeetingEnded && why !== 'removed',
  };
  return { ...withSummary(over, bound.contactId, summary), leaving: bound.contactId };
}

function released(core: SessionCore): SessionCore {
  return { ...core, bound: null, session: NO_SESSION, leaving: null };
}
