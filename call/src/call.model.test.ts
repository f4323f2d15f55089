import { beforeEach, expect, test } from 'vitest';
import type { SessionEvent } from './call-session.ts';
import type { CallModel, LiveCall } from './call.ts';
import { createCall } from './call.model.ts';
import { createFakeDevices } from './testing/fake-devices.ts';
import { createFakeSessions } from './testing/fake-session.ts';
import { createFakeTimers } from './testing/fake-timers.ts';
import { someJoinData } from './testing/join-data.ts';
import { createMemoryStorage } from './testing/memory-storage.ts';

let fakes: ReturnType<typeof createFakeDevices>;
let meeting: ReturnType<typeof createFakeSessions>;
let clock: ReturnType<typeof createFakeTimers>;
let preferences: ReturnType<typeof createMemoryStorage>;
let tab: ReturnType<typeof createMemoryStorage>;
let call: CallModel;

beforeEach(() => {
  fakes = createFakeDevices();
  meeting = createFakeSessions();
  clock = createFakeTimers(1_000_000);
  preferences = createMemoryStorage();
  tab = createMemoryStorage();
  call = newCall();
});

function newCall(loadSessions = async () => meeting.create): CallModel {
  return createCall({
    devices: fakes.devices,
    loadSessions,
    cameraOnWhenJoining: false,
    preferences,
    tab,
    timers: clock.timers,
    freeze: () => ({ width: 1, height: 1 }) as HTMLCanvasElement,
  });
}

/** Lets pending promises run; nothing here waits for real time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

async function goLive(options = { cameraOn: false }): Promise<void> {
  const joined = call.join(someJoinData(), options);
  await settle();
  say({ type: 'started' });
  say({
    type: 'presence',
    attendeeId: 'attendee-alice',
    externalUserId: 'agent-alice',
    isPresent: true,
  });
  await joined;
}

test('a recorder that comes in mid-call is known as one, though no list of people has it', async () => {
  await goLive();
  say({ type: 'presence', attendeeId: 'r', externalUserId: 'recorder:7', isPresent: true });
  const live = call.getSnapshot();
  expect(live.state === 'live' && live.roster.at(-1)).toMatchObject({ role: 'recorder' });
});

function chrisArrives(): void {
  say({ type: 'presence', attendeeId: 'c', externalUserId: 'customer-chris', isPresent: true });
}

const say = (event: SessionEvent): void => meeting.last().emit(event);

function live(): LiveCall {
  const state = call.getSnapshot();
  if (state.state !== 'live') throw new Error(`The call is ${state.state}, not live.`);
  return state;
}

test('preparing asks once for both devices, shows the level and joins with the camera closed', async () => {
  await call.prepare();
  fakes.speakUp(0.5);
  clock.advance(100);
  expect(call.getSnapshot()).toMatchObject({
    state: 'preparing',
    setup: { permission: { microphone: 'granted', camera: 'granted' }, micLevel: 0.5 },
  });
  expect(fakes.questions).toEqual(['microphone+camera']);
  await goLive();
  expect(fakes.openStreams()).toEqual(['mic-1']);
  expect(live()).toMatchObject({ isCameraOn: false, isMuted: false, tiles: [] });
});

test('the microphone is set and unmuted before the session starts, so that the two cannot race', async () => {
  await goLive({ cameraOn: true });
  expect(meeting.last().log).toEqual(['microphone', 'unmute', 'camera', 'start']);
  expect(live().tiles).toMatchObject([{ isSelf: true, name: 'Alice' }]);
});

test('the choice to join with the camera on is there the next time', async () => {
  await call.prepare();
  await call.setCamera(true);
  const again = newCall();
  await again.prepare();
  expect(again.getSnapshot()).toMatchObject({ setup: { cameraOnWhenJoining: true } });
});

test('a refused microphone is named, and joining goes on without it', async () => {
  fakes.refuse('microphone', 'denied');
  await call.prepare();
  expect(call.getSnapshot()).toMatchObject({
    setup: { permission: { microphone: 'denied', camera: 'granted' } },
  });
  await goLive();
  expect(meeting.last().log).toContain('no microphone');
  expect(live().state).toBe('live');
});

test('without any camera the call is joined by voice, and switching the camera on says that there is none', async () => {
  fakes.unplug('camera', 'cam-1');
  fakes.unplug('camera', 'cam-2');
  await goLive();
  await call.setCamera(true);
  expect(live()).toMatchObject({ isCameraOn: false, setup: { permission: { camera: 'missing' } } });
});

test('people appear with their names, and a shared screen belongs to its sharer', async () => {
  await goLive();
  say({ type: 'tile', tileId: 7, attendeeId: 'c' });
  chrisArrives();
  say({ type: 'presence', attendeeId: 'c#content', externalUserId: 'x', isPresent: true });
  say({ type: 'tile', tileId: 8, attendeeId: 'c#content' });
  expect(live().roster.map((each) => each.name)).toEqual(['Alice', 'Chris']);
  expect(live().sharing).toBe('other');
  expect(live().tiles).toMatchObject([
    { tileId: 7, name: 'Chris', kind: 'camera' },
    { tileId: 8, name: 'Chris', kind: 'content' },
  ]);
  say({ type: 'presence', attendeeId: 'c#content', externalUserId: 'x', isPresent: false });
  expect(live().sharing).toBe('none');
});

test('somebody speaks above a clear level and stops only in silence, and never while muted', async () => {
  await goLive();
  chrisArrives();
  const speaking = () => live().roster[1]?.isSpeaking;
  say({ type: 'volume', attendeeId: 'c', volume: 0.5 });
  expect(speaking()).toBe(true);
  say({ type: 'volume', attendeeId: 'c', volume: 0.05 });
  expect(speaking()).toBe(true);
  say({ type: 'volume', attendeeId: 'c', volume: 0 });
  expect(speaking()).toBe(false);
  say({ type: 'volume', attendeeId: 'c', volume: 0.9, isMuted: true });
  expect(speaking()).toBe(false);
});

test('the own shared screen is not shown to its sharer', async () => {
  await goLive();
  await call.startShare();
  say({ type: 'tile', tileId: 3, attendeeId: 'attendee-alice#content' });
  expect(live()).toMatchObject({ sharing: 'self', tiles: [] });
});

test("a share that was stopped in the browser's own bar is noticed", async () => {
  await goLive();
  await call.startShare();
  say({ type: 'own-share', isSharing: false });
  expect(live().sharing).toBe('none');
});

test('reconnecting keeps the first moment of the trouble and the time of joining', async () => {
  await goLive();
  clock.advance(5_000);
  say({ type: 'connecting', isReconnecting: true });
  clock.advance(2_000);
  say({ type: 'connecting', isReconnecting: true });
  expect(live().reconnecting).toEqual({ sinceMs: 1_005_000 });
  say({ type: 'started' });
  expect(live()).toMatchObject({ reconnecting: null, joinedAtMs: 1_000_000 });
});

test('when nothing arrives any more it is said with how long already, and heals with the first sound', async () => {
  await goLive();
  clock.advance(60_000);
  say({ type: 'media', silentMs: 4_000 });
  expect(live().reconnecting).toEqual({ sinceMs: 1_056_000 });
  say({ type: 'media', silentMs: null });
  expect(live().reconnecting).toBeNull();
});

test('a sound that comes back while the session still reconnects does not end the wait', async () => {
  await goLive();
  say({ type: 'media', silentMs: 4_000 });
  say({ type: 'connecting', isReconnecting: true });
  say({ type: 'media', silentMs: null });
  expect(live().reconnecting).toEqual({ sinceMs: 996_000 });
  say({ type: 'started' });
  expect(live().reconnecting).toBeNull();
});

test("the others' last pictures stay while the connection is mended, until new ones replace them", async () => {
  await goLive();
  chrisArrives();
  say({ type: 'tile', tileId: 7, attendeeId: 'c' });
  call.bindTile(7, {} as HTMLVideoElement);
  say({ type: 'connecting', isReconnecting: true });
  say({ type: 'tile-removed', tileId: 7 });
  expect(live().tiles).toMatchObject([{ tileId: 7, name: 'Chris', isFrozen: true }]);
  say({ type: 'started' });
  expect(live().tiles).toMatchObject([{ tileId: 7, isFrozen: true }]);
  say({ type: 'tile', tileId: 9, attendeeId: 'c' });
  expect(live().tiles).toMatchObject([{ tileId: 9, isFrozen: false }]);
  clock.advance(3_000);
  expect(live().tiles).toHaveLength(1);
  expect(clock.running()).toBe(0);
});

test('a last picture that nothing replaces goes, and with its person it goes at once', async () => {
  await goLive();
  chrisArrives();
  for (const [tileId, attendeeId] of [
    [7, 'c'],
    [8, 'c#content'],
  ] as const) {
    say({ type: 'tile', tileId, attendeeId });
    call.bindTile(tileId, {} as HTMLVideoElement);
  }
  say({ type: 'connecting', isReconnecting: true });
  say({ type: 'tile-removed', tileId: 7 });
  say({ type: 'tile-removed', tileId: 8 });
  say({ type: 'started' });
  say({ type: 'tile', tileId: 9, attendeeId: 'c' });
  expect(live().tiles).toHaveLength(2);
  clock.advance(3_000);
  expect(live().tiles).toMatchObject([{ tileId: 9 }]);
  say({ type: 'connecting', isReconnecting: true });
  call.bindTile(9, {} as HTMLVideoElement);
  say({ type: 'media', silentMs: 4_000 });
  say({ type: 'presence', attendeeId: 'c', externalUserId: 'customer-chris', isPresent: false });
  say({ type: 'tile-removed', tileId: 9 });
  expect(live().tiles).toEqual([]);
});

test('a camera that is switched off in a whole connection leaves no still', async () => {
  await goLive();
  say({ type: 'tile', tileId: 7, attendeeId: 'c' });
  call.bindTile(7, {} as HTMLVideoElement);
  say({ type: 'tile-removed', tileId: 7 });
  expect(live().tiles).toEqual([]);
});

test('a call that is silenced stays so when its audio element comes later', () => {
  const audio = { muted: false } as HTMLAudioElement;
  call.setSilent(true);
  call.bindAudio(audio);
  expect(audio.muted).toBe(true);
  call.setSilent(false);
  expect(audio.muted).toBe(false);
});

test('a microphone that is pulled in mid-call is replaced by another one, with a note', async () => {
  await goLive({ cameraOn: true });
  fakes.unplug('camera', 'cam-1');
  await settle();
  expect(live()).toMatchObject({
    isCameraOn: true,
    setup: { lost: { kind: 'camera', label: 'Front camera', fallback: 'Back camera' } },
  });
  expect((meeting.last().camera as unknown as { deviceId: string }).deviceId).toBe('cam-2');
  call.dismissLostDevice();
  expect(live().setup.lost).toBeNull();
});

test('the last microphone pulled leaves a listener, not a broken call', async () => {
  await goLive();
  fakes.unplug('microphone', 'mic-1');
  await settle();
  expect(live().setup.lost).toMatchObject({ kind: 'microphone', fallback: null });
  expect(meeting.last().microphone).toBeNull();
});

test('a meeting that never connects fails after its limit and can be tried again', async () => {
  const joined = call.join(someJoinData(), { cameraOn: false });
  await settle();
  clock.advance(15_000);
  await joined;
  expect(call.getSnapshot()).toMatchObject({ state: 'ended', reason: 'failed' });
  await goLive();
  expect(meeting.sessions).toHaveLength(2);
  expect(meeting.sessions[0]?.isDestroyed).toBe(true);
});

test('an SDK that could not be fetched is fetched again at the next try', async () => {
  let tries = 0;
  call = newCall(async () => {
    if (++tries === 1) throw new Error('offline');
    return meeting.create;
  });
  await call.join(someJoinData(), { cameraOn: false });
  expect(call.getSnapshot()).toMatchObject({ state: 'ended', reason: 'failed', detail: 'offline' });
  await goLive();
  expect(live().state).toBe('live');
});

test('the end by the other side lets go of every device and says why', async () => {
  await goLive({ cameraOn: true });
  clock.advance(60_000);
  say({ type: 'stopped', reason: 'ended-by-other', detail: 'MeetingEnded' });
  await settle();
  expect(call.getSnapshot()).toEqual({
    state: 'ended',
    reason: 'ended-by-other',
    detail: 'MeetingEnded',
    durationMs: 60_000,
  });
  expect(fakes.openStreams()).toEqual([]);
  expect(meeting.last().isDestroyed).toBe(true);
});

test('after a reload the tab knows how it was in this meeting, and nothing after leaving it', async () => {
  await goLive({ cameraOn: true });
  call.setMuted(true);
  expect(newCall().remembered('meeting-1')).toMatchObject({ isMuted: true, isCameraOn: true });
  expect(newCall().remembered('another')).toBeNull();
  await call.leave();
  expect(newCall().remembered('meeting-1')).toBeNull();
});

test('a former session is not heard any more', async () => {
  await goLive();
  const former = meeting.last();
  await call.leave();
  former.emit({ type: 'started' });
  expect(call.getSnapshot().state).toBe('ended');
});

test('destroying in any state leaves no device, timer or listener', async () => {
  for (const reach of [
    () => call.prepare(),
    () => goLive({ cameraOn: true }),
    async () => void call.join(someJoinData(), { cameraOn: true }),
  ]) {
    call = newCall();
    await reach();
    call.destroy();
    await settle();
    expect(fakes.openStreams()).toEqual([]);
    expect(fakes.listenerCount()).toBe(0);
    expect(clock.running()).toBe(0);
  }
});

test('what was connected while the devices were looked at is what joins', async () => {
  await call.prepare();
  call.connectAhead(someJoinData());
  await settle();
  await goLive();
  expect(meeting.sessions).toHaveLength(1);
  expect(meeting.last().log).toEqual(['ahead', 'microphone', 'unmute', 'start']);
});

test('a connection made ahead goes with the preview, and with other join data', async () => {
  await call.prepare();
  call.connectAhead(someJoinData());
  await settle();
  call.reset();
  await settle();
  expect(meeting.sessions.map((each) => each.isDestroyed)).toEqual([true]);

  await call.prepare();
  const other = someJoinData();
  call.connectAhead({ ...other, attendee: { ...other.attendee, JoinToken: 'of-another' } });
  await settle();
  await goLive();
  expect(meeting.sessions.map((each) => each.isDestroyed)).toEqual([true, true, false]);
});

test('a connection ahead that comes too late for the preview is let go', async () => {
  await call.prepare();
  call.connectAhead(someJoinData());
  call.reset();
  await settle();
  expect(meeting.sessions.every((each) => each.isDestroyed)).toBe(true);
});
