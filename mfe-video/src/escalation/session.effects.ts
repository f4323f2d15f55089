import type { CallModel } from '@video-escalation/call/call';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { DetailsStore } from './details-store.ts';
import type { JoinAhead } from './join-ahead.ts';
import type { MeetingFeed } from './meeting-feed.ts';
import type { MeetingRequests } from './meeting-requests.ts';
import type { PhoneAudioModel } from './phone-audio.ts';
import { isHeld, type SessionCore } from './session.state.ts';

export interface SessionEffectsDeps {
  readonly call: CallModel;
  readonly requests: MeetingRequests;
  readonly details: DetailsStore;
  readonly joinAhead: JoinAhead;
  readonly feed: MeetingFeed;
  readonly phone: PhoneAudioModel;
  /** Looks for a meeting that a reload interrupted. */
  readonly lookForMeeting: (contactId: ContactId) => void;
}

/** Compares the states before and after an event, and acts on what changed. */
export function createSessionEffects(deps: SessionEffectsDeps) {
  const { call, requests, details, joinAhead, feed, phone } = deps;
  /** Contacts whose running meeting was looked up. Later changes arrive as events. */
  const lookedUp = new Set<ContactId>();
  let goodbye = Promise.resolve();

  function leaveCall(before: SessionCore, after: SessionCore): void {
    const { bound, session } = before;
    const hasContactEnded = bound !== null && !isHeld(after, bound);
    if (session.at === 'open' && hasContactEnded) void requests.end(session.meeting);
    goodbye = call.leave();
    phone.over();
    if (call.getSnapshot().state === 'preparing') call.reset();
    joinAhead.forget();
  }

  function prepareForFocus({ focused }: SessionCore): void {
    if (focused?.state !== 'connected') return;
    call.preload();
    details.load(focused.contactId);
    if (focused.channel !== 'chat' || lookedUp.has(focused.contactId)) return;
    lookedUp.add(focused.contactId);
    deps.lookForMeeting(focused.contactId);
  }

  return {
    run(before: SessionCore, after: SessionCore): void {
      const haveContactsChanged = before.contacts !== after.contacts;
      if (haveContactsChanged) {
        feed.follow(after.focused !== null || after.contacts.length > 0);
        phone.onContacts();
      }
      if (before.bound && !after.bound) leaveCall(before, after);
      const isFree = !after.bound && (haveContactsChanged || before.bound !== null);
      if (isFree) prepareForFocus(after);
    },
    /** Settles when the others know that this agent has left. */
    left: () => goodbye,
  };
}
