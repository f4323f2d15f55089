import { afterEach, describe, expect, it } from 'vitest';
import { alice } from '../testing/fake-contact-center.ts';
import {
  startCall,
  type RecordingCall,
  type RecordingCallOptions,
} from '../testing/recording-call.ts';
import { until } from '../testing/until.ts';

let call: RecordingCall;
afterEach(() => call.world.stop());
const begin = async (options?: RecordingCallOptions) => (call = await startCall(options));
const idOf = ({ body }: { body: Record<string, unknown> }) => body.recordingId as string;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
];

/** Up to the first frame. */
async function record() {
  const recordingId = idOf(await call.start());
  const recorder = await call.recorder();
  await recorder.report('joining');
  await recorder.report('ready');
  await recorder.report('recording', 100);
  return { recordingId, recorder };
}

/** A second conversation of Alice's that may be recorded. */
async function anotherMeeting(): Promise<string> {
  const { world } = call;
  const { contactId } = await world.startChat();
  world.center.accept(contactId, alice);
  world.center.allow(contactId, 'videoRecordingStartStopEnabled');
  const created = await world.call({
    method: 'POST',
    url: '/v1/meetings',
    token: world.tokens.alice,
    payload: { contactId },
  });
  return String(created.body.meetingId);
}

describe('a recording', () => {
  it('is announced to both sides before a task is asked to record', async () => {
    await begin();
    const started = await call.start();
    expect(started.body).toMatchObject({ state: 'starting', recordedMs: 0 });
    expect(await call.seen()).toMatchObject({ state: 'starting' });
    expect(await call.seenByCustomer()).toMatchObject({ state: 'starting' });

    const { claim, report } = await call.recorder();
    expect(claim.subject).toMatchObject({
      recordingId: idOf(started),
      meetingId: call.meetingId,
      conversationId: call.contactId,
      agent: { name: 'Alice', hierarchy: ['service', 'video'] },
      consent: { required: false },
    });
    expect(claim.join.attendee.ExternalUserId).toBe(`recorder:${idOf(started)}`);
    expect(claim.join.people.at(-1)).toMatchObject({ name: 'Recording', role: 'recorder' });
    expect(claim.storage).toMatchObject({ bucket: 'recordings' });
    expect(claim.storage.stem).toMatch(
      new RegExp(`^recordings/${call.meetingId}/[0-9TZ]+-${idOf(started)}$`),
    );
    expect(await report('joining')).toEqual({ wanted: 'wait' });
    expect(await report('ready')).toEqual({ wanted: 'record' });
    expect(await call.seen()).toMatchObject({ state: 'recording' });
  });

  it('that is stopped ends once the recorder finishes its file', async () => {
    await begin();
    const { recordingId, recorder } = await record();
    expect((await call.command('stop', recordingId)).body).toMatchObject({ state: 'stopping' });
    expect(await recorder.report('recording', 5_000)).toEqual({
      wanted: 'stop',
      reason: 'stopped',
    });
    expect(await call.seenByCustomer()).toMatchObject({ state: 'stopping', recordedMs: 5_000 });
    await recorder.report('finalizing', 5_100, { endReason: 'stopped' });
    expect(await call.seen()).toMatchObject({ state: 'ended', endReason: 'stopped' });
    await recorder.report('completed', 5_100, { endReason: 'stopped' });
    expect(call.world.video.attendeesOf(call.meetingId)).not.toContain(`recorder:${recordingId}`);
    expect((await call.command('stop', recordingId)).body).toMatchObject({ state: 'ended' });
  });

  it('is one, however often and by whichever process it is asked for', async () => {
    await begin();
    const other = await call.world.startProcess();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_each, at) =>
        call.world.call({
          method: 'POST',
          url: `/v1/meetings/${call.meetingId}/recordings`,
          token: call.world.tokens.alice,
          via: at % 2 ? other : call.world.app,
        }),
      ),
    );
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(call.world.tasks.tasks).toHaveLength(1);
  });

  it('is refused while as many run as may, by whichever process, and begins when one has ended', async () => {
    await begin({ env: { RECORDINGS_AT_ONCE: '1' } });
    const calls = [call.meetingId, await anotherMeeting(), await anotherMeeting()];
    const other = await call.world.startProcess();
    const start = (meetingId: string, at: number) =>
      call.world.call({
        method: 'POST',
        url: `/v1/meetings/${meetingId}/recordings`,
        token: call.world.tokens.alice,
        via: at % 2 ? other : call.world.app,
      });
    const answers = await Promise.all(calls.map(start));
    const refused = calls.filter((_each, at) => answers[at]!.status === 503);
    expect(refused).toHaveLength(2);
    expect(answers.map(codeOf)).toContainEqual([503, 'recording/unavailable']);
    expect(call.world.tasks.tasks).toHaveLength(1);

    const { report } = await call.recorder();
    await report('completed', 1_000, { endReason: 'stopped' });
    expect((await start(refused[0]!, 0)).status).toBeLessThan(300);
  });

  it('follows another in the same meeting, each with a file of its own', async () => {
    await begin();
    const ids = new Set<string>();
    for (let each = 0; each < 3; each++) {
      const { recordingId, recorder } = await record();
      await call.command('stop', recordingId);
      await recorder.report('finalizing', 1_000);
      ids.add(recordingId);
    }
    expect(ids.size).toBe(3);
  });

  it('puts the address of its playback page on the contact', async () => {
    await begin();
    await call.start();
    expect(call.world.center.attributesOf(call.contactId)).toMatchObject({
      videoRecordingPlaybackURL: `https://agents.test/recordings/${call.meetingId}`,
    });
  });

  it('is refused where the contact does not allow it, whatever the page sends', async () => {
    await begin({ allowed: [] });
    expect(codeOf(await call.start())).toEqual([403, 'recording/not-permitted']);
    expect(await call.seen()).toBeUndefined();
  });

  it('is for the agent in the call alone', async () => {
    await begin();
    const { bob } = call.world.tokens;
    expect(codeOf(await call.start(bob))).toEqual([403, 'meeting/contact-not-held']);
    const { recordingId } = await record();
    for (const what of ['stop', 'pause', 'resume'] as const) {
      const refused = await call.command(what, recordingId, bob);
      expect(codeOf(refused)).toEqual([403, 'meeting/contact-not-held']);
    }
  });

  it('that is unknown is not found', async () => {
    await begin();
    expect(codeOf(await call.command('stop', 'none'))).toEqual([404, 'recording/not-found']);
  });

  it('of an ended meeting can not begin', async () => {
    await begin();
    await call.endMeeting();
    expect(codeOf(await call.start())).toEqual([404, 'meeting/not-found']);
  });

  it('can not begin where the operator has set up none', async () => {
    await begin({ env: { RECORDING_BUCKET: '' } });
    expect(codeOf(await call.start())).toEqual([409, 'recording/off']);
  });

  it('stops with the meeting', async () => {
    await begin();
    const { recorder } = await record();
    await call.endMeeting();
    expect(await recorder.report('recording', 900)).toEqual({
      wanted: 'stop',
      reason: 'meeting-ended',
    });
  });
});

describe('pausing', () => {
  it('shows once the recorder has paused, and resuming before it records again', async () => {
    await begin();
    const { recordingId, recorder } = await record();
    expect((await call.command('pause', recordingId)).body).toMatchObject({ state: 'recording' });
    expect(await recorder.report('recording', 2_000)).toEqual({ wanted: 'pause' });
    await recorder.report('paused', 2_100);
    expect(await call.seenByCustomer()).toMatchObject({ state: 'paused', recordedMs: 2_100 });
    const resumed = await call.command('resume', recordingId);
    expect(resumed.body).toMatchObject({ state: 'recording', recordedMs: 2_100 });
    expect(await recorder.report('paused', 2_100)).toEqual({ wanted: 'record' });
    expect(await call.seen()).toMatchObject({ state: 'recording' });
  });

  it('what is not being recorded is a problem with a name', async () => {
    await begin();
    const recordingId = idOf(await call.start());
    const early = await call.command('pause', recordingId);
    expect(codeOf(early)).toEqual([409, 'recording/not-running']);
    expect(codeOf(await call.command('resume', recordingId))).toEqual([
      409,
      'recording/not-running',
    ]);
    const { report } = await call.recorder();
    await report('failed', 0, { failure: 'join-failed' });
    expect(codeOf(await call.command('pause', recordingId))).toEqual([409, 'recording/ended']);
  });
});

describe('automatic start', () => {
  const allowed = ['videoRecordingAutoStartEnabled'];

  it('begins when both have joined, and leaves the agent no button', async () => {
    await begin({ allowed });
    await call.customerJoins();
    await call.asksJoinData.agent();
    expect(await call.seen(), 'who has join data need not be there').toBeUndefined();
    await call.agentJoins();
    await until('the recording to start', async () => (await call.seen()) !== undefined);
    await until('its task', () => call.world.tasks.tasks.length === 1);
    const { recordingId } = (await call.seen())!;
    expect(codeOf(await call.command('stop', recordingId))).toEqual([
      403,
      'recording/not-permitted',
    ]);
    expect(codeOf(await call.start())).toEqual([403, 'recording/not-permitted']);
  });

  it('begins once a meeting: stopped by hand, it stays so when a page is reloaded', async () => {
    await begin({ allowed: [...allowed, 'videoRecordingStartStopEnabled'] });
    await call.customerJoins();
    await call.agentJoins();
    await until('its task', () => call.world.tasks.tasks.length === 1);
    const { recordingId } = (await call.seen())!;
    const { report } = await call.recorder();
    await report('ready');
    await call.command('stop', recordingId);
    await report('completed', 400);
    await call.customerJoins();
    await call.agentJoins();
    expect(await call.seen()).toMatchObject({ recordingId, state: 'ended' });
  });

  it('waits for the customer too, who may have left again before the agent came', async () => {
    await begin({ allowed });
    await call.customerJoins();
    await call.asCustomer('leave');
    await call.agentJoins();
    expect(await call.seen()).toBeUndefined();
    await call.customerJoins();
    await until('the recording to start', async () => (await call.seen()) !== undefined);
  });

  it('does not happen where the flow has not asked for it', async () => {
    await begin();
    await call.agentJoins();
    await call.customerJoins();
    expect(await call.seen()).toBeUndefined();
    expect(call.world.tasks.asked.runs).toBe(0);
  });
});

describe('consent', () => {
  const env = { RECORDING_CONSENT: 'ask' };

  it('is waited for: nothing runs until the customer agrees, and the file will know it', async () => {
    await begin({ env });
    const recordingId = idOf(await call.start());
    expect(await call.seenByCustomer()).toMatchObject({ state: 'asking' });
    expect(call.world.tasks.tasks).toHaveLength(0);
    expect((await call.answer(recordingId, 'given')).status).toBe(204);
    expect(await call.seen()).toMatchObject({ state: 'starting', consent: { answer: 'given' } });
    const { claim } = await call.recorder();
    expect(claim.subject.consent).toMatchObject({ required: true, answer: 'given' });
    await call.answer(recordingId, 'given');
    expect(call.world.tasks.tasks).toHaveLength(1);
  });

  it('refused means no recording, also not when a yes comes after it', async () => {
    await begin({ env });
    const recordingId = idOf(await call.start());
    await call.answer(recordingId, 'refused');
    expect(await call.seen()).toMatchObject({ state: 'failed', failure: 'consent-refused' });
    expect(codeOf(await call.answer(recordingId, 'given'))).toEqual([409, 'recording/ended']);
    expect(call.world.tasks.tasks).toHaveLength(0);
  });

  it('taken back stops what runs', async () => {
    await begin({ env });
    const recordingId = idOf(await call.start());
    await call.answer(recordingId, 'given');
    const { report } = await call.recorder();
    await report('ready');
    await call.answer(recordingId, 'refused');
    expect(await report('recording', 700)).toEqual({ wanted: 'stop', reason: 'consent-refused' });
    await report('completed', 700, { endReason: 'consent-refused' });
    expect(await call.seenByCustomer()).toMatchObject({
      state: 'ended',
      endReason: 'consent-refused',
      consent: { answer: 'refused' },
    });
  });

  it('that is never given ends with the customer’s leaving', async () => {
    await begin({ env });
    await call.start();
    await call.asCustomer('leave');
    expect(await call.seen()).toMatchObject({ state: 'failed', failure: 'consent-unanswered' });
  });

  it('is the customer’s of that contact alone, and only where it is asked for', async () => {
    await begin();
    const { recordingId } = await record();
    expect(codeOf(await call.answer(recordingId, 'refused'))).toEqual([
      403,
      'recording/not-permitted',
    ]);
    const stranger = await call.world.startChat();
    const { body } = await call.world.call({
      method: 'POST',
      url: `/v1/contacts/${stranger.contactId}/recording-consent`,
      token: stranger.token.customerToken,
      payload: { recordingId, answer: 'refused' },
    });
    expect(body.code).toBe('recording/not-found');
  });
});
