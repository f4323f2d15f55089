import { createCall } from '@video-escalation/call/call.model';
import type { CallModel } from '@video-escalation/call/call';
import { createFakeDevices } from '@video-escalation/call/testing/fake-devices';
import { createFakeSessions } from '@video-escalation/call/testing/fake-session';
import { createFakeTimers } from '@video-escalation/call/testing/fake-timers';
import { someJoinData } from '@video-escalation/call/testing/join-data';
import { createMemoryStorage } from '@video-escalation/call/testing/memory-storage';
import { createHub } from '@video-escalation/contracts/bus/hub';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import { workspaceRegistry, type WorkspaceHub } from '@video-escalation/contracts/events/registry';
import { contactDetails } from '@video-escalation/contracts/http/agent';
import {
  createMeeting,
  endMeeting,
  findMeeting,
  inviteAgain,
  joinMeeting,
} from '@video-escalation/contracts/http/meetings';
import {
  aContact,
  aContactId,
  aMeeting,
  aRecording,
  someContactDetails,
} from '@video-escalation/contracts/testing/builders';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createFakeApi } from '../testing/fake-api.ts';
import { createEscalation, type Escalation } from './escalation.model.ts';

const CREATE = 'POST /v1/meetings';
const END = 'DELETE /v1/meetings/:meetingId';

let hub: WorkspaceHub;
let fake: ReturnType<typeof createFakeApi>;
let devices: ReturnType<typeof createFakeDevices>;
let sessions: ReturnType<typeof createFakeSessions>;
let tab: ReturnType<typeof createMemoryStorage>;
let call: CallModel;
let escalation: Escalation;
let videos: string[];
let ccp: ReturnType<WorkspaceHub['connect']>;

beforeEach(() => {
  hub = createHub(workspaceRegistry);
  ccp = hub.connect('mfe-ccp');
  tab = createMemoryStorage();
  fake = createFakeApi();
  fake.answer(createMeeting, () => aMeeting());
  fake.answer(joinMeeting, () => someJoinData());
  fake.answer(endMeeting, () => undefined);
  fake.answer(inviteAgain, () => aMeeting({ invitedAt: '2026-01-02T03:09:00.000Z' }));
  fake.answer(contactDetails, () => someContactDetails());
  fake.refuse(findMeeting, 'meeting/not-found');
  open();
});

/** The page, as it is after a (re)load. */
function open(): void {
  devices = createFakeDevices();
  sessions = createFakeSessions();
  videos = [];
  hub.connect('shell').subscribe('video.changed.v1', ({ payload }) => {
    videos.push(payload.video.state);
  });
  call = createCall({
    devices: devices.devices,
    loadSessions: async () => sessions.create,
    cameraOnWhenJoining: false,
    preferences: createMemoryStorage(),
    tab,
    timers: createFakeTimers(1_000_000).timers,
  });
  const current = createEscalation({
    host: { bus: hub.connect('mfe-video'), api: fake.api },
    call,
    endFailedText: 'It could not be ended.',
  });
  escalation = current;
  const currentCall = call;
  onTestFinished(() => {
    current.destroy();
    currentCall.destroy();
  });
}

function holds(contact: ContactRef | null, others: ContactRef[] = []): void {
  ccp.publish('contact.changed.v1', {
    contact,
    contacts: contact ? [contact, ...others] : others,
  });
}

const at = () => escalation.getSnapshot().session.at;
const until = (condition: () => unknown) => vi.waitFor(() => expect(condition()).toBeTruthy());

async function isLive(): Promise<void> {
  const isStarted = (log: readonly string[] = []) => log.includes('start') && !log.includes('stop');
  await until(() => isStarted(sessions.sessions.at(-1)?.log));
  sessions.last().emit({ type: 'started' });
  await until(() => call.getSnapshot().state === 'live');
}

async function goLive(): Promise<void> {
  holds(aContact());
  await escalation.startVideo();
  void escalation.joinCall();
  await isLive();
}

test('an accepted chat shows who it is, and starting video invites once however often it is pressed', async () => {
  holds(aContact());
  await until(() => escalation.getSnapshot().details?.customerName === 'Chris Muster');
  await Promise.all([escalation.startVideo(), escalation.startVideo()]);
  expect(fake.count(CREATE)).toBe(1);
  expect(at()).toBe('open');
  await until(() => devices.questions.includes('microphone+camera'));
});

test('the join data is asked for before the click, and once', async () => {
  holds(aContact());
  await escalation.startVideo();
  expect(fake.count('POST /v1/meetings/:meetingId/join')).toBe(1);
  void escalation.joinCall();
  await isLive();
  expect(fake.count('POST /v1/meetings/:meetingId/join')).toBe(1);
});

test('the workspace is told of each step once', async () => {
  await goLive();
  const session = sessions.last();
  session.emit({
    type: 'presence',
    attendeeId: 'c',
    externalUserId: 'customer-chris',
    isPresent: true,
  });
  session.emit({ type: 'connecting', isReconnecting: true });
  session.emit({ type: 'started' });
  await escalation.leave();
  expect(videos).toEqual([
    'idle',
    'preparing',
    'inviting',
    'live',
    'reconnecting',
    'live',
    'ended',
  ]);
});

test('a contact that is not a connected chat cannot be escalated', async () => {
  for (const contact of [
    aContact({ channel: 'voice' }),
    aContact({ state: 'connecting' }),
    aContact({ state: 'ended' }),
  ]) {
    holds(contact);
    await escalation.startVideo();
  }
  expect(fake.count(CREATE)).toBe(0);
});

test('a refused start names its problem and can be tried again', async () => {
  fake.refuse(createMeeting, 'meeting/unavailable');
  holds(aContact());
  await escalation.startVideo();
  expect(escalation.getSnapshot().session).toEqual({ at: 'none', problem: 'meeting/unavailable' });
  expect(devices.openStreams()).toEqual([]);
  fake.answer(createMeeting, () => aMeeting());
  await escalation.startVideo();
  expect(at()).toBe('open');
});

const phoneCall = (state: ContactRef['state'] = 'connected') =>
  aContact({ contactId: aContactId('call-1'), channel: 'voice', state });

async function goLiveOnThePhone(): Promise<string[]> {
  const toEnd: string[] = [];
  ccp.subscribe('contact.end-requested.v1', ({ payload }) => void toEnd.push(payload.contactId));
  call.bindAudio(audio);
  holds(aContact(), [phoneCall()]);
  await escalation.startVideo();
  void escalation.joinCall();
  await isLive();
  return toEnd;
}

const audio = { muted: false } as HTMLAudioElement;

test('who joins during a phone call joins muted and hears nobody twice; one press moves the audio and ends the call', async () => {
  const toEnd = await goLiveOnThePhone();
  expect(call.getSnapshot()).toMatchObject({ isMuted: true });
  expect(audio.muted).toBe(true);
  expect(escalation.getSnapshot()).toMatchObject({ isOnPhone: true, phone: { at: 'phone' } });

  escalation.moveAudio();
  expect(call.getSnapshot()).toMatchObject({ isMuted: false });
  expect(audio.muted).toBe(false);
  expect(toEnd).toEqual(['call-1']);
  holds(aContact(), [phoneCall('ended')]);
  expect(escalation.getSnapshot().phone).toBeNull();
});

test('a phone call that ends by itself brings the sound here, and the microphone when the agent says so', async () => {
  const toEnd = await goLiveOnThePhone();
  holds(aContact(), [phoneCall('ended')]);
  expect(audio.muted).toBe(false);
  expect(call.getSnapshot()).toMatchObject({ isMuted: true });
  expect(escalation.getSnapshot().phone).toEqual({ at: 'phone-ended' });
  escalation.moveAudio();
  expect(call.getSnapshot()).toMatchObject({ isMuted: false });
  expect(escalation.getSnapshot().phone).toBeNull();
  expect(toEnd).toEqual([]);
});

test('after the phone call unmuting by the bar is as good as by the note', async () => {
  await goLiveOnThePhone();
  holds(aContact());
  call.setMuted(false);
  expect(escalation.getSnapshot().phone).toBeNull();
});

test('a phone call that comes in during the video changes nothing in it', async () => {
  await goLive();
  holds(aContact(), [phoneCall()]);
  expect(escalation.getSnapshot().phone).toBeNull();
  expect(call.getSnapshot()).toMatchObject({ isMuted: false });
});

test('a call that is over leaves the next one audible', async () => {
  await goLiveOnThePhone();
  await escalation.leave();
  expect(audio.muted).toBe(false);
  expect(escalation.getSnapshot().phone).toBeNull();
});

test('a reload during a phone call comes back muted, even where the microphone was on before', async () => {
  await goLive();
  escalation.destroy();
  fake.answer(findMeeting, () => aMeeting({ customer: 'joined' }));
  open();
  holds(aContact(), [phoneCall()]);
  await isLive();
  expect(call.getSnapshot()).toMatchObject({ isMuted: true });
  expect(escalation.getSnapshot().phone).toMatchObject({ at: 'phone' });
});

test('the call stays on the stage while the agent looks at another contact', async () => {
  await goLive();
  holds(aContact({ contactId: aContactId('contact-2') }), [aContact()]);
  expect(escalation.getSnapshot().contact?.contactId).toBe('contact-1');
  expect(call.getSnapshot().state).toBe('live');
});

test('ending the chat ends the call for both: the agent leaves and the meeting is deleted', async () => {
  await goLive();
  holds(aContact({ state: 'ended' }));
  expect(call.getSnapshot().state).toBe('ended');
  expect(fake.count(END)).toBe(1);
  expect(escalation.getSnapshot().session).toMatchObject({
    at: 'ended',
    why: 'contact-ended',
    canJoinAgain: false,
  });
  expect(devices.openStreams()).toEqual([]);
});

test('a contact that leaves the list takes its call with it and clears the stage', async () => {
  await goLive();
  holds(null);
  expect(fake.count(END)).toBe(1);
  expect(escalation.getSnapshot()).toMatchObject({ contact: null, session: { at: 'none' } });
  expect(videos.at(-1)).toBe('idle');
});

test('a chat that ends while its meeting comes into being leaves no meeting behind', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  fake.answer(createMeeting, () => promise);
  holds(aContact());
  const starting = escalation.startVideo();
  holds(null);
  resolve(aMeeting());
  await starting;
  await until(() => fake.count(END) === 1);
  expect(devices.openStreams()).toEqual([]);
});

test('who left may join again; once the meeting is over, only start a new one', async () => {
  await goLive();
  await escalation.leave();
  expect(escalation.getSnapshot().session).toMatchObject({ why: 'left', canJoinAgain: true });
  void escalation.joinAgain();
  await isLive();
  await escalation.leave();
  fake.send(aMeeting({ hasEnded: true }));
  await until(() => {
    const { session } = escalation.getSnapshot();
    return session.at === 'ended' && !session.canJoinAgain;
  });
  await escalation.startVideo();
  expect(fake.count(CREATE)).toBe(2);
});

test('ending for everyone deletes the meeting and says so', async () => {
  await goLive();
  await escalation.endForEveryone();
  expect(fake.count(END)).toBe(1);
  expect(escalation.getSnapshot().session).toMatchObject({ why: 'closed', canJoinAgain: false });
});

test('a meeting that could not be deleted raises a notice', async () => {
  const notices: string[] = [];
  hub
    .connect('shell')
    .subscribe('notice.raised.v1', ({ payload }) => void notices.push(payload.text));
  fake.refuse(endMeeting, 'server/unavailable');
  await goLive();
  await escalation.endForEveryone();
  expect(notices).toEqual(['It could not be ended.']);
});

test('a reload comes back into the same call, muted and with the camera as before, asking nothing', async () => {
  await goLive();
  call.setMuted(true);
  await call.setCamera(true);
  escalation.destroy();
  fake.answer(findMeeting, () => aMeeting({ customer: 'joined' }));
  open();
  holds(aContact());
  await isLive();
  expect(call.getSnapshot()).toMatchObject({ isMuted: true, isCameraOn: true });
  expect(fake.count(CREATE)).toBe(1);
});

test('a reload while another contact is in focus knows whose call it comes back into', async () => {
  await goLive();
  escalation.destroy();
  open();
  holds(aContact({ contactId: aContactId('contact-2') }), [aContact()]);
  await until(() => fake.openStreams() > 0);
  fake.send(aMeeting());
  await isLive();
  await until(() => escalation.getSnapshot().details);
});

test('a reload while the api is down comes back as soon as its events flow', async () => {
  await goLive();
  escalation.destroy();
  fake.refuse(findMeeting, 'server/unavailable');
  fake.refuse(contactDetails, 'server/unavailable');
  open();
  holds(aContact());
  await until(() => fake.openStreams() > 0);
  fake.answer(contactDetails, () => someContactDetails());
  fake.send(aMeeting());
  await isLive();
  await until(() => escalation.getSnapshot().details);
});

test('what is known of a customer is asked for again where an event says that the api is back', async () => {
  fake.refuse(contactDetails, 'server/unavailable');
  await goLive();
  fake.answer(contactDetails, () => someContactDetails());
  await until(() => fake.openStreams() > 0);
  fake.send(aMeeting());
  await until(() => escalation.getSnapshot().details);
});

test('a meeting in which this tab was not is left alone', async () => {
  fake.answer(findMeeting, () => aMeeting());
  holds(aContact());
  await until(() => fake.asked.includes('GET /v1/agent/contacts/:contactId/meeting'));
  await until(() => escalation.getSnapshot().details);
  expect(at()).toBe('none');
});

test('inviting again moves the time of the invitation', async () => {
  await goLive();
  await escalation.inviteAgain();
  expect(escalation.getSnapshot().session).toMatchObject({
    meeting: { invitedAt: '2026-01-02T03:09:00.000Z' },
  });
});

test("the customer's answer arrives as an event", async () => {
  await goLive();
  await until(() => fake.openStreams() > 0);
  fake.send(aMeeting({ customer: 'declined' }));
  await until(() => {
    const { session } = escalation.getSnapshot();
    return session.at === 'open' && session.meeting.customer === 'declined';
  });
});

test('a failed join shows the preview again with its problem', async () => {
  fake.refuse(joinMeeting, 'server/unavailable');
  holds(aContact());
  await escalation.startVideo();
  await escalation.joinCall();
  expect(escalation.getSnapshot().session).toMatchObject({
    at: 'open',
    isJoining: false,
    problem: 'server/unavailable',
  });
  fake.answer(joinMeeting, () => someJoinData());
  void escalation.joinCall();
  await isLive();
});

test('cancelling the preview withdraws the invitation and lets go of the devices', async () => {
  holds(aContact());
  await escalation.startVideo();
  await until(() => devices.openStreams().length > 0);
  await escalation.cancel();
  expect(fake.count(END)).toBe(1);
  expect(at()).toBe('none');
  expect(devices.openStreams()).toEqual([]);
});

test('shortcuts act in a call and do nothing before it', async () => {
  const shell = hub.connect('shell');
  shell.publish('shortcut.pressed.v1', { action: 'mute' });
  await goLive();
  shell.publish('shortcut.pressed.v1', { action: 'mute' });
  expect(call.getSnapshot()).toMatchObject({ isMuted: true });
  shell.publish('shortcut.pressed.v1', { action: 'leave' });
  expect(call.getSnapshot().state).toBe('ended');
});

test('closing is asked of the control panel only when the contact is over', async () => {
  const asked: string[] = [];
  ccp.subscribe('contact.close-requested.v1', ({ payload }) => void asked.push(payload.contactId));
  holds(aContact());
  escalation.closeContact();
  holds(aContact({ state: 'ended' }));
  escalation.closeContact();
  expect(asked).toEqual(['contact-1']);
});

test('twenty visits one after another leave no listener, stream or device', async () => {
  for (let visit = 0; visit < 20; visit++) {
    if (visit > 0) open();
    await goLive();
    await until(() => fake.openStreams() === 1);
    escalation.destroy();
    call.destroy();
    expect(hub.listenerCount('mfe-video')).toBe(0);
    await until(() => fake.openStreams() === 0);
    expect(devices.openStreams()).toEqual([]);
    expect(devices.listenerCount()).toBe(0);
  }
});

test('after leaving, the summary goes on telling of the recording, and who ended it stays told', async () => {
  await goLive();
  await escalation.leave();
  fake.send(aMeeting({ recording: aRecording({ recordedMs: 4_000 }) }));
  const summary = () => {
    const { session } = escalation.getSnapshot();
    return session.at === 'ended' ? session : null;
  };
  await until(() => summary()?.meeting.recording?.recordedMs === 4_000);
  expect(summary()).toMatchObject({ why: 'left', canJoinAgain: true });
  fake.send(aMeeting({ hasEnded: true, recording: aRecording({ state: 'stopping' }) }));
  await until(() => summary()?.meeting.recording?.state === 'stopping');
  fake.send(aMeeting({ recording: aRecording({ state: 'ended' }) }));
  await until(() => summary()?.meeting.recording?.state === 'ended');
  expect(summary()).toMatchObject({ canJoinAgain: false });
});
