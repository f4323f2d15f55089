import { createFakeTimers } from '@video-escalation/call/testing/fake-timers';
import {
  listRecordings,
  recordPlay,
  type PlayableRecording,
} from '@video-escalation/contracts/http/recordings';
import {
  aMeetingId,
  aPlayableRecording,
  aRecordingId,
} from '@video-escalation/contracts/testing/builders';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createFakeApi } from '../testing/fake-api.ts';
import { createPlayback, type PlaybackModel } from './playback.model.ts';

const LIST = 'GET /v1/meetings/:meetingId/recordings';
const PLAYS = 'POST /v1/recordings/:recordingId/plays';
const START_MS = Date.parse('2026-01-02T04:00:00.000Z');
const MINUTE_MS = 60_000;

let fake: ReturnType<typeof createFakeApi>;
let clock: ReturnType<typeof createFakeTimers>;
let model: PlaybackModel;
let listed: number;

beforeEach(() => {
  fake = createFakeApi();
  clock = createFakeTimers(START_MS);
  listed = 0;
  fake.answer(recordPlay, () => undefined);
  lists(() => [ready()]);
  model = createPlayback({
    api: fake.api,
    meetingId: aMeetingId(),
    now: () => clock.timers.now(),
    after: (ms, run) => clock.timers.after(ms, run),
  });
  const current = model;
  onTestFinished(() => current.destroy());
});

/** Each listing signs anew, for 15 minutes. */
function ready(over: Partial<PlayableRecording> = {}): PlayableRecording {
  const url = `https://storage.example/${over.recordingId ?? 'recording-1'}.mp4?signed=${listed}`;
  const expiresAt = new Date(clock.timers.now() + 15 * MINUTE_MS).toISOString();
  return aPlayableRecording({
    playback: { url, downloadUrl: `${url}&download`, expiresAt },
    ...over,
  });
}

function unfinished(): PlayableRecording {
  const { playback: _none, ...rest } = aPlayableRecording({ isReady: false, isComplete: false });
  return rest;
}

function lists(recordings: () => PlayableRecording[]): void {
  fake.answer(listRecordings, () => {
    listed++;
    return { meetingId: aMeetingId(), recordings: recordings() };
  });
}

const view = () => model.getSnapshot();
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
async function passes(ms: number): Promise<void> {
  clock.advance(ms);
  await settled();
}

test('the first recording that is ready stands in the player', async () => {
  lists(() => [unfinished(), ready({ recordingId: aRecordingId('recording-2') })]);
  expect(view().list).toBe('loading');
  await model.load();
  expect(view()).toMatchObject({ list: 'ready', selectedId: 'recording-2' });
  expect(view().address).toContain('recording-2.mp4?signed=1');
});

test('who may not play is told so, and a failed list can be asked for again', async () => {
  fake.refuse(listRecordings, 'recording/playback-not-permitted');
  await model.load();
  expect(view()).toMatchObject({
    list: 'failed',
    problem: 'recording/playback-not-permitted',
  });
  lists(() => [ready()]);
  await model.load();
  expect(view()).toMatchObject({ list: 'ready', problem: null });
});

test('addresses are renewed before they end, and again before the new ones do', async () => {
  await model.load();
  await passes(13 * MINUTE_MS);
  expect(view().address).toContain('signed=1');
  await passes(1 * MINUTE_MS);
  expect(view().address).toContain('signed=2');
  await passes(14 * MINUTE_MS);
  expect(view().address).toContain('signed=3');
});

test('a renewal that fails is tried again, and the list stays', async () => {
  await model.load();
  fake.refuse(listRecordings, 'server/unavailable');
  await passes(14 * MINUTE_MS);
  expect(view()).toMatchObject({ list: 'ready', isPlayerBroken: false });
  lists(() => [ready()]);
  await passes(MINUTE_MS);
  expect(view().address).toContain('signed=2');
});

test('a player that meets a dead address gets a fresh one; one that never plays is given up', async () => {
  await model.load();
  await model.broken();
  expect(view().address).toContain('signed=2');
  model.playing();
  await model.broken();
  await model.broken();
  expect(view().isPlayerBroken).toBe(false);
  await model.broken();
  expect(view().isPlayerBroken).toBe(true);
  await model.load();
  expect(view()).toMatchObject({ isPlayerBroken: false });
});

test('an unfinished recording is looked after until it is ready, without touching the player', async () => {
  lists(() => [ready(), { ...unfinished(), recordingId: aRecordingId('recording-2') }]);
  await model.load();
  const { address } = view();
  expect(view().isWatching).toBe(true);
  await passes(3_000);
  lists(() => [ready(), ready({ recordingId: aRecordingId('recording-2') })]);
  await passes(3_000);
  expect(view().recordings.every((each) => each.isReady)).toBe(true);
  expect(view()).toMatchObject({ isWatching: false, address, selectedId: 'recording-1' });
  const asked = fake.count(LIST);
  await passes(10_000);
  expect(fake.count(LIST)).toBe(asked);
});

test('looking after an unfinished one ends some day, and can be taken up again', async () => {
  lists(() => [unfinished()]);
  await model.load();
  for (let each = 0; each < 110; each++) await passes(3_000);
  expect(view().isWatching).toBe(false);
  expect(fake.count(LIST)).toBe(101);
  await model.load();
  expect(view().isWatching).toBe(true);
});

test('playing and downloading are each said once a recording, and again where it was not taken', async () => {
  await model.load();
  fake.refuse(recordPlay, 'server/unavailable');
  model.playing();
  await settled();
  fake.answer(recordPlay, () => undefined);
  model.playing();
  model.playing();
  await settled();
  expect(fake.count(PLAYS)).toBe(2);
  expect(await model.download(aRecordingId())).toContain('signed=1&download');
  await model.download(aRecordingId());
  expect(fake.count(PLAYS)).toBe(3);
});

test('a download after the laptop slept gets a fresh address', async () => {
  let nowMs = START_MS;
  const asleep = createPlayback({
    api: fake.api,
    meetingId: aMeetingId(),
    now: () => nowMs,
    after: () => () => undefined,
  });
  await asleep.load();
  nowMs += 60 * MINUTE_MS;
  expect(await asleep.download(aRecordingId())).toContain('signed=2&download');
  asleep.destroy();
});

test('after it is destroyed nothing is asked any more', async () => {
  lists(() => [unfinished()]);
  await model.load();
  model.destroy();
  await passes(20 * MINUTE_MS);
  expect(fake.count(LIST)).toBe(1);
  expect(clock.running()).toBe(0);
});
