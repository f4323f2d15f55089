import type { CallModel } from '@video-escalation/call/call';
import type { ContactId } from '@video-escalation/contracts/ids';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import type { RemoteHost } from '@video-escalation/contracts/remote';
import { createDetailsStore } from './details-store.ts';
import type { EscalationState, MediaRegions } from './escalation.ts';
import { createJoinAhead } from './join-ahead.ts';
import { createMeetingFeed } from './meeting-feed.ts';
import { createMeetingRequests } from './meeting-requests.ts';
import { createPhoneAudio } from './phone-audio.ts';
import { createSessionEffects } from './session.effects.ts';
import {
  emptyCore,
  nextSession,
  phoneCallOf,
  type SessionCore,
  type SessionEvent,
} from './session.state.ts';
import { videoState } from './video-state.ts';

export interface EscalationOptions {
  readonly host: Pick<RemoteHost, 'bus' | 'api'>;
  readonly call: CallModel;
  /** The agent's sentence for a meeting that could not be ended. */
  readonly endFailedText: string;
}

export interface EscalationDriverOptions extends EscalationOptions {
  /** The api reports a running meeting that this page is not in. */
  readonly onOtherMeeting: (meeting: MeetingState) => void;
}

export type EscalationDriver = ReturnType<typeof createEscalationDriver>;

/** Connects the pure state of the sessions with the bus, the api and the call. */
export function createEscalationDriver(options: EscalationDriverOptions) {
  const { call, endFailedText, onOtherMeeting } = options;
  const { bus, api } = options.host;
  const listeners = new Set<() => void>();
  const waiting: SessionEvent[] = [];
  let core: SessionCore = emptyCore;
  let regions: MediaRegions | null = null;
  let isDispatching = false;
  let isDestroyed = false;
  let published = '';

  const requests = createMeetingRequests({ api, bus, endFailedText });
  const details = createDetailsStore(api, publish);
  const joinAhead = createJoinAhead(api, call);
  const feed = createMeetingFeed(api, onMeeting);
  const phone = createPhoneAudio({ phoneCall: () => phoneCallOf(core), call, bus });
  const effects = createSessionEffects({
    ...{ call, requests, details, joinAhead, feed, phone },
    lookForMeeting: (contactId) => void lookForMeeting(contactId),
  });
  let state: EscalationState = snapshot();

  function snapshot(): EscalationState {
    const contact = core.bound ?? core.focused;
    const summary = core.bound ? undefined : contact && core.summaries.get(contact.contactId);
    return {
      contact,
      details: contact && details.of(contact.contactId),
      regions,
      session: summary ?? core.session,
      isOnPhone: phoneCallOf(core) !== null,
      phone: phone.get(),
    };
  }

  function publish(): void {
    if (isDestroyed) return;
    state = snapshot();
    const video = videoState(state, call.getSnapshot());
    const text = JSON.stringify(video);
    if (text !== published) bus.publish('video.changed.v1', { video });
    published = text;
    for (const listener of [...listeners]) listener();
  }

  /** Events that effects cause wait until the effects of the present event are done. */
  function dispatch(event: SessionEvent): void {
    waiting.push(event);
    if (isDispatching || isDestroyed) return;
    isDispatching = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const before = core;
      core = nextSession(core, next);
      if (core !== before) effects.run(before, core);
    }
    isDispatching = false;
    publish();
  }

  async function lookForMeeting(contactId: ContactId): Promise<void> {
    const meeting = await requests.find(contactId);
    if (meeting && !isDestroyed) onOtherMeeting(meeting);
  }

  function onMeeting(meeting: MeetingState): void {
    const before = core;
    dispatch({ type: 'meeting-reported', meeting });
    if (core === before) return onOtherMeeting(meeting);
    if (core.bound?.contactId === meeting.contactId) details.load(meeting.contactId);
  }

  return {
    ...{ bus, call, requests, details, joinAhead, phone, effects, listeners },
    ...{ dispatch, publish, onMeeting },
    core: () => core,
    getSnapshot: () => state,
    regions: () => regions,
    setRegions(next: MediaRegions | null): void {
      regions = next;
      publish();
    },
    close(): void {
      isDestroyed = true;
      feed.follow(false);
      listeners.clear();
    },
  };
}
