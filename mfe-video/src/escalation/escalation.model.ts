import type { EscalationState, MediaRegions } from './escalation.ts';
import {
  createEscalationDriver,
  type EscalationDriver,
  type EscalationOptions,
} from './escalation.driver.ts';
import { joinAgain, joinCall, returnAfterReload, startVideo } from './joining.ts';
import { pressShortcut } from './shortcuts.ts';

/** The agent's steps from a contact to a call and back. No method rejects: failures are in the state. */
export interface Escalation {
  getSnapshot(): EscalationState;
  subscribe(listener: () => void): () => void;
  offerRegions(regions: MediaRegions): void;
  chooseRegion(region: string): void;
  /** Creates the meeting, which invites the customer, and prepares the devices meanwhile. */
  startVideo(): Promise<void>;
  joinCall(): Promise<void>;
  /** Closes the preview and withdraws the invitation. */
  cancel(): Promise<void>;
  inviteAgain(): Promise<void>;
  leave(): Promise<void>;
  endForEveryone(): Promise<void>;
  joinAgain(): Promise<void>;
  closeContact(): void;
  /** Moves the sound from the phone call to the video call: unmutes the microphone here, then ends the phone call. */
  moveAudio(): void;
  destroy(): void;
}

export function createEscalation(options: EscalationOptions): Escalation {
  const driver = createEscalationDriver({
    ...options,
    onOtherMeeting: (meeting) => void returnAfterReload(driver, meeting),
  });
  const { listeners, phone, publish } = driver;
  const stop = listen(driver);
  return {
    getSnapshot: driver.getSnapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offerRegions: driver.setRegions,
    chooseRegion(chosen) {
      const regions = driver.regions();
      if (regions) driver.setRegions({ ...regions, chosen });
    },
    startVideo: () => startVideo(driver),
    joinCall: () => joinCall(driver),
    cancel: () => cancel(driver),
    inviteAgain: () => inviteAgain(driver),
    leave: () => leave(driver),
    endForEveryone: () => endForEveryone(driver),
    joinAgain: () => joinAgain(driver),
    closeContact: () => closeContact(driver),
    moveAudio() {
      phone.move();
      publish();
    },
    destroy() {
      stop();
      driver.close();
    },
  };
}

/** Feeds what the bus and the call report into the state. */
function listen(driver: EscalationDriver): () => void {
  const { bus, call, dispatch, phone, publish } = driver;
  const stops = [
    call.subscribe(() => {
      phone.onCall();
      const now = call.getSnapshot();
      if (now.state === 'live') dispatch({ type: 'call-live' });
      else if (now.state === 'ended')
        dispatch({ type: 'call-ended', why: now.reason, durationMs: now.durationMs });
      else publish();
    }),
    bus.subscribe('contact.changed.v1', ({ payload }) =>
      dispatch({
        type: 'contacts-reported',
        focused: payload.contact,
        contacts: payload.contacts,
      }),
    ),
    bus.subscribe('shortcut.pressed.v1', ({ payload }) =>
      pressShortcut(call, payload.action, () => void leave(driver)),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function leave({ dispatch, effects }: EscalationDriver): Promise<void> {
  dispatch({ type: 'left' });
  await effects.left();
}

async function cancel({ core, dispatch, effects, requests }: EscalationDriver): Promise<void> {
  const { session } = core();
  if (session.at !== 'open') return;
  dispatch({ type: 'cancelled' });
  await effects.left();
  await requests.end(session.meeting);
}

async function inviteAgain({ core, requests, onMeeting }: EscalationDriver): Promise<void> {
  const { session } = core();
  if (session.at !== 'open') return;
  const meeting = await requests.inviteAgain(session.meeting);
  if (meeting) onMeeting(meeting);
}

async function endForEveryone(driver: EscalationDriver): Promise<void> {
  const { core, dispatch, effects, requests } = driver;
  const running = core().session;
  const shown = driver.getSnapshot().session;
  if (running.at === 'open') {
    dispatch({ type: 'closed' });
    await Promise.all([effects.left(), requests.end(running.meeting)]);
  } else if (shown.at === 'ended') {
    dispatch({ type: 'meeting-reported', meeting: { ...shown.meeting, hasEnded: true } });
    await requests.end(shown.meeting);
  }
}

function closeContact({ bus, getSnapshot }: EscalationDriver): void {
  const { contact } = getSnapshot();
  if (contact?.state !== 'ended') return;
  bus.publish('contact.close-requested.v1', { contactId: contact.contactId });
}
