import { createHub } from '@video-escalation/contracts/bus/hub';
import { workspaceRegistry, type WorkspaceHub } from '@video-escalation/contracts/events/registry';
import type { MeetingState } from '@video-escalation/contracts/http/meetings';
import {
  pauseRecording,
  resumeRecording,
  startRecording,
  stopRecording,
} from '@video-escalation/contracts/http/recordings';
import type { Recording } from '@video-escalation/contracts/recordings/recording';
import {
  aContact,
  aMeeting,
  aMeetingId,
  aRecording,
  aRecordingId,
  someContactDetails,
} from '@video-escalation/contracts/testing/builders';
import { beforeEach, expect, test } from 'vitest';
import type { EscalationState } from '../escalation/escalation.ts';
import { createFakeApi } from '../testing/fake-api.ts';
import { createRecording, type RecordingModel } from './recording.model.ts';

const START = 'POST /v1/meetings/:meetingId/recordings';
const STOP = 'POST /v1/recordings/:recordingId/stop';

let hub: WorkspaceHub;
let fake: ReturnType<typeof createFakeApi>;
let model: RecordingModel;
let listener: () => void;
let stage: EscalationState;
let now: number;
let isLive: boolean;
let told: (string | null)[];

beforeEach(() => {
  hub = createHub(workspaceRegistry);
  fake = createFakeApi();
  now = 1_000_000;
  isLive = true;
  told = [];
  stage = {
    contact: aContact(),
    details: someContactDetails({ recording: { autoStart: false, startStop: true } }),
    regions: null,
    session: { at: 'none', problem: null },
    isOnPhone: false,
    phone: null,
  };
  hub.connect('shell').subscribe('recording.changed.v1', ({ payload }) => {
    told.push(payload.recording?.state ?? null);
  });
  model = createRecording({
    bus: hub.connect('mfe-video'),
    api: fake.api,
    escalation: { getSnapshot: () => stage, subscribe: (each) => ((listener = each), () => {}) },
    // Nothing but the state's name is looked at.
    call: { getSnapshot: () => ({ state: isLive ? 'live' : 'idle' }) as never },
    now: () => now,
  });
});

function change(over: Partial<EscalationState>): void {
  stage = { ...stage, ...over };
  listener();
}

/** As the agent's event stream tells it. */
function hears(recording?: Recording, over: Partial<MeetingState> = {}): void {
  const meeting = aMeeting({ ...(recording ? { recording } : {}), ...over });
  change({ session: { at: 'open', meeting, isJoining: false, problem: null } });
}

const view = () => model.getSnapshot();

test('a press starts one recording, and its progress comes by the event stream', async () => {
  hears();
  fake.answer(startRecording, () => aRecording({ state: 'starting' }));
  await Promise.all([model.start(), model.start()]);
  expect(fake.count(START)).toBe(1);
  expect(view().recording?.state).toBe('starting');
  hears(aRecording({ state: 'recording' }));
  expect(view().recording?.state).toBe('recording');
  expect(told).toEqual([null, 'starting', 'recording']);
});

test('an answer that comes after newer news from the stream does not take the state back', async () => {
  hears();
  fake.answer(startRecording, () => {
    hears(aRecording({ state: 'recording' }));
    return aRecording({ state: 'starting' });
  });
  await model.start();
  expect(view().recording?.state).toBe('recording');
  expect(view().isBusy).toBe(false);
});

test.each([
  ['automatic start alone', { autoStart: true, startStop: false }],
  ['neither', { autoStart: false, startStop: false }],
])('a contact that allows %s leaves the agent no button and no shortcut', async (_how, allowed) => {
  hears();
  change({ details: someContactDetails({ recording: allowed }) });
  expect(view().mayControl).toBe(false);
  await model.start();
  hub.connect('shell').publish('shortcut.pressed.v1', { action: 'record' });
  expect(fake.asked).toEqual([]);
  hears(aRecording());
  expect(view().recording?.state).toBe('recording');
});

test('where the operator has no recording there is no button either', () => {
  hears();
  expect(view().mayControl).toBe(true);
  model.setAvailable(false);
  expect(view().mayControl).toBe(false);
});

test('the length goes on between two reports, never backwards, and stands still in a pause', () => {
  hears(aRecording({ recordedMs: 2_000 }));
  expect(now - view().runsSinceMs!).toBe(2_000);
  now += 5_000;
  hears(aRecording({ recordedMs: 6_500 }), { customer: 'joined' });
  expect(now - view().runsSinceMs!).toBe(7_000);
  hears(aRecording({ recordedMs: 7_400 }), { customer: 'left' });
  expect(now - view().runsSinceMs!).toBe(7_400);
  hears(aRecording({ state: 'paused', recordedMs: 7_500 }));
  expect(view().runsSinceMs).toBeNull();
  now += 60_000;
  hears(aRecording({ recordedMs: 7_600 }));
  expect(now - view().runsSinceMs!).toBe(7_600);
});

test('pausing and resuming ask the api only from the state they fit', async () => {
  fake.answer(pauseRecording, () => aRecording({ state: 'paused' }));
  fake.answer(resumeRecording, () => aRecording());
  hears(aRecording({ state: 'starting' }));
  await model.pause();
  expect(fake.asked).toEqual([]);
  hears(aRecording());
  await model.resume();
  await model.pause();
  expect(view().recording?.state).toBe('paused');
  await model.resume();
  expect(view().recording?.state).toBe('recording');
});

test('Alt+Shift+R starts and stops, and does nothing outside of a call', async () => {
  const shell = hub.connect('shell');
  hears();
  isLive = false;
  shell.publish('shortcut.pressed.v1', { action: 'record' });
  expect(fake.asked).toEqual([]);
  isLive = true;
  fake.answer(startRecording, () => aRecording({ state: 'starting' }));
  fake.answer(stopRecording, () => aRecording({ state: 'stopping' }));
  shell.publish('shortcut.pressed.v1', { action: 'record' });
  await Promise.resolve();
  hears(aRecording());
  shell.publish('shortcut.pressed.v1', { action: 'record' });
  expect(fake.asked).toEqual([START, STOP]);
});

test('a refusal names its problem until it is read or the next press works', async () => {
  hears();
  fake.refuse(startRecording, 'recording/unavailable');
  await model.start();
  expect(view()).toMatchObject({ problem: 'recording/unavailable', isBusy: false });
  model.dismiss();
  expect(view().problem).toBeNull();
});

test('each recording of a call is kept for its end; another call begins with none', () => {
  hears(aRecording({ state: 'ended', recordedMs: 1_000 }));
  hears(aRecording({ recordingId: aRecordingId('recording-2'), recordedMs: 10 }));
  hears(
    aRecording({ recordingId: aRecordingId('recording-2'), state: 'ended', recordedMs: 2_000 }),
  );
  expect(view().all.map((each) => each.recordedMs)).toEqual([1_000, 2_000]);
  hears(undefined, { meetingId: aMeetingId('meeting-2') });
  expect(view()).toMatchObject({ recording: null, all: [] });
  expect(told.at(-1)).toBeNull();
});

test('why the last one ended is read once; the next one has its own end', () => {
  hears(aRecording({ state: 'failed', failure: 'recorder-unavailable' }));
  model.dismiss();
  hears(aRecording({ state: 'failed', failure: 'recorder-unavailable' }), { customer: 'joined' });
  expect(view().isEndRead).toBe(true);
  hears(aRecording({ recordingId: aRecordingId('recording-2'), state: 'starting' }));
  expect(view().isEndRead).toBe(false);
});

test('after it is destroyed it hears nothing any more', () => {
  model.destroy();
  hub.connect('shell').publish('shortcut.pressed.v1', { action: 'record' });
  expect(fake.asked).toEqual([]);
});
