import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alice, bob, PLAYBACK_PROFILE, sam } from '../testing/fake-contact-center.ts';
import { startCall, type RecordingCall } from '../testing/recording-call.ts';
import { manifestOf } from '../testing/recording-manifest.ts';

let call: RecordingCall;
let recordingId: string;
beforeEach(async () => {
  call = await startCall();
  recordingId = await recorded();
});
afterEach(() => call.world.stop());

/** One recording that has been made, of Alice's call. */
async function recorded(more: object = {}): Promise<string> {
  const { body } = await call.start();
  const { claim, report } = await call.recorder();
  const { stem } = claim.storage;
  const done = { isComplete: true, endReason: 'stopped', object: `${stem}.mp4`, bytes: 10 };
  const manifest = { ...manifestOf(claim), ...done, ...more };
  call.world.bucket.put(`${stem}.json`, JSON.stringify(manifest));
  await report('completed', 1_000);
  return body.recordingId as unknown as string;
}

const list = (token = call.world.tokens.sam, meetingId: string = call.meetingId) =>
  call.world.call({ url: `/v1/meetings/${meetingId}/recordings`, token });
const play = (how: 'play' | 'download', token = call.world.tokens.sam, id = recordingId) =>
  call.world.call({
    method: 'POST',
    url: `/v1/recordings/${id}/plays`,
    token,
    payload: { meetingId: call.meetingId, how },
  });

interface Listed {
  recordings: { recordingId: string; isReady: boolean; playback?: Record<string, string> }[];
}

describe('the list of recordings', () => {
  it('has addresses to play and to keep, which expire, and names the file', async () => {
    const { body } = await list();
    expect(body).toMatchObject({
      meetingId: call.meetingId,
      recordings: [
        { recordingId, agentName: 'Alice', isReady: true, endReason: 'stopped', lengthMs: 1_000 },
      ],
    });
    const { playback } = (body as unknown as Listed).recordings[0]!;
    const name = 'filename%3D%22recording-20261123T080000Z.mp4%22';
    expect(playback?.url).toContain(`inline%3B%20${name}&expires=900`);
    expect(playback?.downloadUrl).toContain(`attachment%3B%20${name}`);
    const leftMs = Date.parse(playback?.expiresAt ?? '') - Date.now();
    expect(leftMs / 1000).toBeGreaterThan(880);
    expect(leftMs / 1000).toBeLessThanOrEqual(900);
  });

  it('is in order of time, and says what is not ready yet', async () => {
    const early = { startedAt: '2026-11-23T07:00:00.000Z', isComplete: false };
    const earlier = await recorded(early);
    const { recordings } = (await list()).body as unknown as Listed;
    expect(recordings.map((each) => each.recordingId)).toEqual([earlier, recordingId]);
    expect(recordings[0]).toMatchObject({ isReady: false });
    expect(recordings[0]?.playback).toBeUndefined();
  });

  it('has no address to keep a file where the operator allows none', async () => {
    await call.world.stop();
    call = await startCall({ env: { RECORDING_DOWNLOAD: 'refused' } });
    recordingId = await recorded();
    const { recordings } = (await list()).body as unknown as Listed;
    expect(recordings[0]?.playback?.url).toBeTruthy();
    expect(recordings[0]?.playback?.downloadUrl).toBeUndefined();
    expect((await play('play')).status).toBe(204);
    expect((await play('download')).body.code).toBe('recording/playback-not-permitted');
  });

  it('of a meeting without any is empty', async () => {
    expect((await list(undefined, 'unknown')).body).toEqual({
      meetingId: 'unknown',
      recordings: [],
    });
  });
});

describe('who may play', () => {
  const holder = { securityProfileIds: ['profile-agent', PLAYBACK_PROFILE.id] };

  it.each([
    ['a supervisor in the group above', sam, {}, 200],
    ['somebody in the same group', bob, { ...holder, hierarchy: ['service', 'video'] }, 200],
    ['the agent, with the profile', alice, holder, 200],
    ['the agent, without it', alice, {}, 403],
    ['somebody without the profile', bob, { hierarchy: ['service', 'video'] }, 403],
    ['somebody of another branch', bob, { ...holder, hierarchy: ['service', 'other'] }, 403],
    ['somebody of a group below', bob, { ...holder, hierarchy: ['service', 'video', 'x'] }, 403],
    ['somebody in no group', bob, { ...holder, hierarchy: [] }, 403],
  ])('%s', async (_who, agent, standing, expected) => {
    call.world.center.place(agent, standing);
    call.world.passTime(61_000);
    const { alice: a, bob: b, sam: s } = call.world.tokens;
    const token = agent === alice ? a : agent === bob ? b : s;
    const answers = [await list(token), await play('play', token)];
    expect(answers.map(({ status }) => (status === 204 ? 200 : status))).toEqual([
      expected,
      expected,
    ]);
    if (expected === 403) {
      expect(answers.map(({ body }) => body.code)).toEqual([
        'recording/playback-not-permitted',
        'recording/playback-not-permitted',
      ]);
      expect(answers[0]?.text).not.toContain('https:');
    }
  });

  it('of a recording whose agent was in no group: nobody', async () => {
    await call.world.stop();
    call = await startCall();
    call.world.center.place(alice, { hierarchy: [] });
    await recorded();
    expect((await list()).body.code).toBe('recording/playback-not-permitted');
  });

  it('is asked of Connect once a minute', async () => {
    const { standingsAsked } = call.world.center;
    for (let each = 0; each < 3; each++) await list();
    expect(standingsAsked.filter((id) => id === sam.agentId)).toHaveLength(1);
    call.world.passTime(61_000);
    await list();
    expect(standingsAsked.filter((id) => id === sam.agentId)).toHaveLength(2);
  });
});

describe('playing', () => {
  it('is one line in the audit log: who, which, how, and no address', async () => {
    await list();
    await play('play');
    await play('download');
    const lines = call.world.logLines.filter((line) => line.includes('recording played'));
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { agentId: sam.agentId, recordingId, meetingId: call.meetingId, how: 'play' },
      { agentId: sam.agentId, recordingId, meetingId: call.meetingId, how: 'download' },
    ]);
    expect(call.world.logLines.join('')).not.toContain('bucket.test');
  });

  it('of what is not there is not found', async () => {
    expect((await play('play', undefined, 'other')).body.code).toBe('recording/not-found');
  });
});
