import type { ContactRef } from '@video-escalation/contracts/events/contact';
import {
  createMeeting,
  endMeeting,
  findMeeting,
  inviteAgain,
  type MeetingState,
} from '@video-escalation/contracts/http/meetings';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { RemoteHost } from '@video-escalation/contracts/remote';
import type { CallModel, JoinOptions } from '@video-escalation/call/call';
import { createContactBook } from './contact-book.ts';
import { createDetailsBook } from './details-book.ts';
import { createEndedBook } from './ended-book.ts';
import type { EndedWhy, EscalationState, MediaRegions, VideoSession } from './escalation.ts';
import { createJoinAhead } from './join-ahead.ts';
import { createMeetingFeed } from './meeting-feed.ts';
import { createPhoneAudio } from './phone-audio.ts';
import { pressShortcut } from './shortcuts.ts';
import { videoState } from './video-state.ts';

/** The agent's way from a contact to a call and back. No method rejects: what goes wrong is in the state. */
export interface Escalation {
  getSnapshot(): EscalationState;
  subscribe(listener: () => void): () => void;
  offerRegions(regions: MediaRegions): void;
  chooseRegion(region: string): void;
  /** Creates the meeting, which invites the customer, and gets the devices ready meanwhile. */
  startVideo(): Promise<void>;
  joinCall(): Promise<void>;
  /** Out of the preview again: the invitation is withdrawn. */
  cancel(): Promise<void>;
  inviteAgain(): Promise<void>;
  leave(): Promise<void>;
  endForEveryone(): Promise<void>;
  joinAgain(): Promise<void>;
  closeContact(): void;
  /** From the phone call to the video: the microphone opens here and the phone call ends. */
  moveAudio(): void;
  destroy(): void;
}

export interface EscalationOptions {
  readonly host: Pick<RemoteHost, 'bus' | 'api'>;
  readonly call: CallModel;
  /** The agent's sentence for a meeting that couldn't be ended. */
  readonly endFailedText: string;
}

const NOTHING: VideoSession = { at: 'none', problem: null };

export function createEscalation({ host, call, endFailedText }: EscalationOptions): Escalation {
  const { bus, api } = host;
  const listeners = new Set<() => void>();
  const ended = createEndedBook();
  /** Contacts whose running meeting was looked up; the rest of their story comes as events. */
  const met = new Set<ContactId>();
  /** The contact that the session belongs to; the stage stays with it while there is one. */
  let bound: ContactRef | null = null;
  let session: VideoSession = NOTHING;
  let regions: MediaRegions | null = null;
  let isFinishing = false;
  let isDestroyed = false;
  let published = '';
  let state: EscalationState = {
    contact: null,
    details: null,
    regions,
    session,
    isOnPhone: false,
    phone: null,
  };

  const details = createDetailsBook(api, publish);
  const joinAhead = createJoinAhead(api, call);
  const feed = createMeetingFeed(api, onMeeting);
  const book = createContactBook(bus, onContacts);
  const phone = createPhoneAudio({ book, call, bus });
  const stopShortcuts = bus.subscribe('shortcut.pressed.v1', ({ payload }) =>
    pressShortcut(call, payload.action, () => void finish('left', false)),
  );
  const stopCall = call.subscribe(onCall);

  function publish(): void {
    if (isDestroyed) return;
    const contact = bound ?? book.focused();
    const summary = bound ? undefined : contact && ended.of(contact.contactId);
    state = {
      contact,
      details: contact && details.of(contact.contactId),
      regions,
      session: summary ?? session,
      isOnPhone: book.phoneCall() !== null,
      phone: phone.get(),
    };
    tellBus();
    for (const listener of [...listeners]) listener();
  }

  function tellBus(): void {
    const video = videoState(state, call.getSnapshot());
    const text = JSON.stringify(video);
    if (text === published) return;
    published = text;
    bus.publish('video.changed.v1', { video });
  }

  function set(next: VideoSession): void {
    session = next;
    publish();
  }

  function onContacts(): void {
    feed.follow(!book.isEmpty());
    phone.onContacts();
    ended.keepOnly((contactId) => Boolean(book.find(contactId)));
    if (bound) return onBoundContact(bound);
    session = NOTHING;
    publish();
    const focused = book.focused();
    if (focused?.state !== 'connected') return;
    call.preload();
    details.load(focused.contactId);
    if (focused.channel === 'chat' && !met.has(focused.contactId)) void meet(focused.contactId);
  }

  /** Ending the chat ends the call, on both sides. */
  function onBoundContact(before: ContactRef): void {
    const now = book.find(before.contactId);
    if (now?.state === 'connected' || now?.state === 'connecting') {
      bound = now;
      return publish();
    }
    if (session.at === 'open') void endMeetingOf(session.meeting);
    void finish('contact-ended', true);
  }

  /** After a reload there may be a call to come back to. */
  async function meet(contactId: ContactId): Promise<void> {
    met.add(contactId);
    const meeting = await api.call(findMeeting, { params: { contactId } }).catch(() => null);
    if (meeting) await comeBack(meeting);
  }

  async function comeBack(meeting: MeetingState): Promise<void> {
    const contact = book.find(meeting.contactId);
    const before = call.remembered(meeting.meetingId);
    const isDone = bound !== null || ended.of(meeting.contactId) || meeting.hasEnded;
    if (isDone || isDestroyed || !before || contact?.state !== 'connected') return;
    bound = contact;
    // Another contact may be in focus, and of this one nothing known yet.
    details.load(contact.contactId);
    set({ at: 'open', meeting, isJoining: true, problem: null });
    await join({ cameraOn: before.isCameraOn, muted: before.isMuted });
  }

  function onMeeting(meeting: MeetingState): void {
    if (ended.learn(meeting)) return publish();
    if (!isStill(meeting) || session.at !== 'open') return void comeBack(meeting);
    if (meeting.hasEnded) return void finish('ended-by-other', true);
    details.load(meeting.contactId);
    set({ ...session, meeting });
  }

  function onCall(): void {
    if (isFinishing) return;
    phone.onCall();
    const now = call.getSnapshot();
    if (now.state === 'ended' && session.at === 'open') {
      return void finish(now.reason, now.reason === 'ended-by-other');
    }
    if (now.state === 'live' && session.at === 'open' && session.isJoining) {
      session = { ...session, isJoining: false };
    }
    publish();
  }

  /** The session is over for this agent; its summary stays until the contact goes. */
  async function finish(why: EndedWhy, hasMeetingEnded: boolean): Promise<void> {
    isFinishing = true;
    // Shown as ended at once; the promise is for the others to know.
    const goodbye = call.leave();
    phone.over();
    const last = call.getSnapshot();
    if (last.state === 'preparing') call.reset();
    isFinishing = false;
    if (bound && session.at === 'open') {
      ended.put(bound.contactId, {
        at: 'ended',
        meeting: { ...session.meeting, hasEnded: hasMeetingEnded },
        why,
        durationMs: last.state === 'ended' ? last.durationMs : 0,
        canJoinAgain: !hasMeetingEnded && why !== 'removed',
      });
    }
    bound = null;
    session = NOTHING;
    joinAhead.forget();
    onContacts();
    await goodbye;
  }

  async function join(options: JoinOptions): Promise<void> {
    if (session.at !== 'open') return;
    const { meeting } = session;
    try {
      const data = await joinAhead.dataFor(meeting);
      if (!isStill(meeting)) return;
      const isOnPhone = phone.onJoin();
      await call.join(data, { ...options, muted: isOnPhone || (options.muted ?? false) });
    } catch (error) {
      joinAhead.forget();
      if (!isStill(meeting)) return;
      if (codeOf(error) === 'meeting/not-found') return finish('ended-by-other', true);
      set({ at: 'open', meeting, isJoining: false, problem: codeOf(error) });
      await call.prepare();
    }
  }

  function isStill(meeting: MeetingState): boolean {
    return session.at === 'open' && session.meeting.meetingId === meeting.meetingId;
  }

  async function endMeetingOf({ meetingId }: MeetingState): Promise<void> {
    await api.call(endMeeting, { params: { meetingId } }).catch(() =>
      bus.publish('notice.raised.v1', {
        level: 'warning',
        key: 'video-end',
        text: endFailedText,
      }),
    );
  }

  async function startVideo(): Promise<void> {
    const contact = book.focused();
    if (bound || contact?.state !== 'connected' || contact.channel !== 'chat') return;
    bound = contact;
    ended.forget(contact.contactId);
    set({ at: 'starting' });
    void call.prepare();
    const mediaRegion = regions ? { mediaRegion: regions.chosen } : {};
    try {
      const meeting = await api.call(createMeeting, {
        body: { contactId: contact.contactId, ...mediaRegion },
      });
      // The chat may have ended while the meeting came into being.
      if (!isStarting()) return void endMeetingOf(meeting);
      set({ at: 'open', meeting, isJoining: false, problem: null });
      joinAhead.ask(meeting);
    } catch (error) {
      if (!isStarting()) return;
      bound = null;
      session = { at: 'none', problem: codeOf(error) };
      call.reset();
      publish();
    }
  }

  function isStarting(): boolean {
    return session.at === 'starting' && !isDestroyed;
  }

  async function joinAgain(): Promise<void> {
    const { contact, session: summary } = state;
    if (bound || !contact || summary.at !== 'ended' || !summary.canJoinAgain) return;
    const { meeting } = summary;
    const before = call.remembered(meeting.meetingId);
    bound = contact;
    ended.forget(contact.contactId);
    set({ at: 'open', meeting, isJoining: true, problem: null });
    await join({ cameraOn: before?.isCameraOn ?? false, muted: before?.isMuted ?? false });
  }

  async function endForEveryone(): Promise<void> {
    if (session.at === 'open') {
      const { meeting } = session;
      await Promise.all([finish('closed', true), endMeetingOf(meeting)]);
    } else if (state.session.at === 'ended') {
      const { meeting } = state.session;
      onMeeting({ ...meeting, hasEnded: true });
      await endMeetingOf(meeting);
    }
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offerRegions(offered) {
      regions = offered;
      publish();
    },
    chooseRegion(chosen) {
      if (regions) regions = { ...regions, chosen };
      publish();
    },
    startVideo,
    async joinCall() {
      if (session.at !== 'open' || session.isJoining) return;
      const now = call.getSnapshot();
      const cameraOn = now.state === 'preparing' && now.setup.cameraOnWhenJoining;
      set({ ...session, isJoining: true, problem: null });
      await join({ cameraOn });
    },
    async cancel() {
      if (session.at !== 'open' || !bound) return;
      const { meeting } = session;
      const { contactId } = bound;
      await finish('closed', true);
      ended.forget(contactId);
      publish();
      await endMeetingOf(meeting);
    },
    async inviteAgain() {
      if (session.at !== 'open') return;
      const { meetingId } = session.meeting;
      const meeting = await api.call(inviteAgain, { params: { meetingId } }).catch(() => null);
      if (meeting && isStill(meeting)) onMeeting(meeting);
    },
    leave: () => finish('left', false),
    endForEveryone,
    joinAgain,
    moveAudio() {
      phone.move();
      publish();
    },
    closeContact() {
      const { contact } = state;
      if (contact?.state !== 'ended') return;
      bus.publish('contact.close-requested.v1', { contactId: contact.contactId });
    },
    destroy() {
      isDestroyed = true;
      book.close();
      stopShortcuts();
      stopCall();
      feed.follow(false);
      listeners.clear();
    },
  };
}

function codeOf(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'server/failed';
}
