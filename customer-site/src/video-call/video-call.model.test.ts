import {
  declineCall,
  joinCall,
  leaveCall,
  prepareCall,
} from '@video-escalation/contracts/http/contacts';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId, MeetingId } from '@video-escalation/contracts/ids';
import { beforeEach, expect, test } from 'vitest';
import { createFakeApi, type FakeApi } from '../api.testing.ts';
import { createFakeClock, type FakeClock } from '../clock.testing.ts';
import { createFakeCall, type FakeCall } from './call.testing.ts';
import { createVideoCall, type ServerVideo, type VideoCallModel } from './video-call.model.ts';

let api: FakeApi;
let call: FakeCall;
let clock: FakeClock;
let video: VideoCallModel;
let videoWithoutWebRtc: VideoCallModel;

beforeEach(() => {
  api = createFakeApi();
  api.answer(joinCall, { meeting: { MeetingId: 'm1' } });
  call = createFakeCall();
  clock = createFakeClock();
  const contactId = 'c1' as ContactId;
  const createVideo = (canCall: boolean) =>
    createVideoCall({ api, call, canCall, clock, contactId, recordingPolicy: () => null });
  video = createVideo(true);
  videoWithoutWebRtc = createVideo(false);
});

const told = (state: Exclude<ServerVideo['state'], 'none'>, invitation = 1, meetingId = 'm1') =>
  video.told({ state, invitation, agentName: 'Alice', meetingId: meetingId as MeetingId });
const step = () => video.getSnapshot().step;
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const path = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`;

async function inCall(): Promise<void> {
  told('invited');
  video.openPreview();
  await video.joinFromPreview();
  told('joined');
}

test('an invitation asks, the preview prepares devices, and joining leads into the call', async () => {
  told('invited');
  expect(video.getSnapshot()).toMatchObject({ step: 'invitation', agentName: 'Alice' });
  video.openPreview();
  expect(step()).toBe('preview');
  await video.joinFromPreview();
  expect(step()).toBe('call');
  expect(call.asked).toEqual(['reset', 'prepare', 'join m1 camera=false muted=false']);
});

test('a browser without WebRTC says so instead of asking, and the agent is told at once', () => {
  video = videoWithoutWebRtc;
  told('invited');
  expect(step()).toBe('unsupported');
  expect(api.calls).toContain(path(declineCall));
  video.openPreview();
  expect(step()).toBe('unsupported');
  expect(call.asked).toEqual([]);
  told('ended');
  expect(step()).toBe('over');
});

test('join data that was fetched during the preview is used at once, and the agent is told', async () => {
  api.answer(prepareCall, { meeting: { MeetingId: 'm1' } });
  api.answer(joinCall, new Problem('server/unavailable'));
  told('invited');
  video.openPreview();
  expect(api.calls).not.toContain(path(joinCall));
  await video.joinFromPreview();
  expect(call.asked).toContain('join m1 camera=false muted=false');
  expect(api.calls).toContain(path(joinCall));
});

test('join data of an earlier meeting is not used for a later one', async () => {
  api.answer(prepareCall, { meeting: { MeetingId: 'm1' } });
  api.answer(joinCall, { meeting: { MeetingId: 'm2' } });
  told('invited');
  video.openPreview();
  told('invited', 1, 'm2');
  await video.rejoin();
  expect(call.asked.filter((each) => each.startsWith('join'))).toEqual([
    'join m2 camera=false muted=false',
  ]);
});

test('"not now" tells the agent and leaves a way to take it up later', () => {
  told('invited');
  video.notNow();
  expect(step()).toBe('waiting');
  expect(api.calls).toContain(path(declineCall));
  told('declined');
  expect(step()).toBe('waiting');
  video.openPreview();
  expect(step()).toBe('preview');
});

test('"invite again" asks again, after declining and after leaving', async () => {
  told('invited');
  video.notNow();
  told('invited', 2);
  expect(step()).toBe('invitation');
  video.openPreview();
  await video.joinFromPreview();
  await video.leave();
  told('left', 2);
  expect(step()).toBe('away');
  told('invited', 3);
  expect(step()).toBe('invitation');
});

test('leaving tells the api, and rejoining takes one press without a preview', async () => {
  await inCall();
  await video.leave();
  expect(step()).toBe('away');
  expect(api.calls).toContain(path(leaveCall));
  await video.rejoin();
  expect(step()).toBe('call');
});

test('a call that the agent ends is over, before and after the api says so', async () => {
  await inCall();
  call.end('ended-by-other');
  expect(video.getSnapshot()).toMatchObject({ step: 'over', durationMs: 61_000 });
  expect(api.calls).not.toContain(path(leaveCall));
  told('ended');
  expect(step()).toBe('over');
});

test('the api knowing that the meeting ended takes this page out of it', async () => {
  await inCall();
  told('ended');
  await settled();
  expect(call.asked).toContain('leave');
  expect(step()).toBe('over');
});

test('a connection lost for good offers to rejoin and says why', async () => {
  await inCall();
  call.end('lost');
  expect(video.getSnapshot()).toMatchObject({ step: 'away', lastEnd: 'lost' });
});

test('a reload in the call comes back into it as it was, with nothing asked', async () => {
  call.memory = { meetingId: 'm1', isMuted: true, isCameraOn: true };
  told('joined');
  await settled();
  expect(step()).toBe('call');
  expect(call.asked).toEqual(['join m1 camera=true muted=true']);
});

test('a reload after leaving does not go back in by itself', async () => {
  told('left');
  await settled();
  expect(step()).toBe('away');
});

test('an api that is restarting is asked again while a reloaded page comes back', async () => {
  api.answer(joinCall, new Problem('server/unavailable'));
  call.memory = { meetingId: 'm1', isMuted: false, isCameraOn: false };
  told('joined');
  await settled();
  api.answer(joinCall, { meeting: { MeetingId: 'm1' } });
  clock.advance(500);
  await settled();
  expect(call.asked).toEqual(['join m1 camera=false muted=false']);
});

test('a refused join says why and keeps the way open', async () => {
  told('invited');
  video.openPreview();
  api.answer(joinCall, new Problem('contact/not-invited'));
  await video.joinFromPreview();
  expect(video.getSnapshot()).toMatchObject({ step: 'waiting', problem: 'contact/not-invited' });
  expect(call.getSnapshot().state).toBe('idle');
});

test('a call that cannot be connected is no call, and can be tried again', async () => {
  call.joinsTo = 'failed';
  await inCall();
  expect(video.getSnapshot()).toMatchObject({ step: 'away', lastEnd: 'failed' });
});

test('pressing twice joins once', async () => {
  told('invited');
  video.openPreview();
  await Promise.all([video.joinFromPreview(), video.joinFromPreview()]);
  expect(call.asked.filter((each) => each.startsWith('join'))).toHaveLength(1);
});

test('another meeting takes the place of the one before', async () => {
  await inCall();
  told('invited', 1, 'm2');
  await settled();
  expect(call.asked).toContain('leave');
  expect(step()).toBe('invitation');
});

test('the chat’s end is the call’s end, and no invitation counts after it', async () => {
  await inCall();
  await video.chatEnded();
  expect(call.asked).toContain('leave');
  expect(api.calls).toContain(path(leaveCall));
  told('invited', 2);
  expect(step()).toBe('over');
});

test('the chat’s end closes a preview and lets go of the devices', async () => {
  told('invited');
  video.openPreview();
  await video.chatEnded();
  expect(step()).toBe('none');
  expect(call.getSnapshot().state).toBe('idle');
});
