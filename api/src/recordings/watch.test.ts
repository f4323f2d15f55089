import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCall, type RecordingCall } from '../testing/recording-call.ts';
import { manifestOf } from '../testing/recording-manifest.ts';

let call: RecordingCall;
beforeEach(async () => void (call = await startCall()));
afterEach(() => call.world.stop());
const tasks = () => call.world.tasks.tasks;

async function record() {
  const started = await call.start();
  const recorder = await call.recorder();
  await recorder.report('ready');
  await recorder.report('recording', 6_000);
  return { recordingId: started.body.recordingId as unknown as string, recorder };
}
async function later(ms: number) {
  call.world.passTime(ms);
  await call.watch();
}
/** What a recorder had stored when it died. */
function leave({ claim }: Awaited<ReturnType<RecordingCall['recorder']>>) {
  const { stem } = claim.storage;
  call.world.bucket.put(`${stem}.json`, JSON.stringify(manifestOf(claim)));
  call.world.bucket.startUpload(`${stem}.stream.mp4`, ['moov', 'moof']);
  return stem;
}

describe('a task that does not report', () => {
  it('in twenty seconds is replaced once, and the second one records', async () => {
    const { body } = await call.start();
    await later(19_000);
    expect(tasks()).toHaveLength(1);
    const late = call.world.tasks.ticket();
    await later(1_500);
    expect(tasks()).toHaveLength(2);
    expect(tasks()[0]?.stopReason).toBe('it did not report');
    const claim = {
      method: 'POST',
      url: '/v1/recorder/claims',
      payload: { ticket: late },
    } as const;
    expect((await call.world.call(claim)).body.code).toBe('recorder/ticket-invalid');
    const second = await call.recorder();
    expect(await second.report('ready')).toEqual({ wanted: 'record' });
    expect(await call.seen()).toMatchObject({ recordingId: body.recordingId, state: 'recording' });
  });

  it('twice has failed, which the agent is told, and may be tried again', async () => {
    await call.start();
    await later(20_500);
    await later(20_500);
    expect(await call.seen()).toMatchObject({ state: 'failed', failure: 'recorder-unavailable' });
    expect(tasks()).toHaveLength(2);
    expect(tasks()[1]?.stopReason).toBeTruthy();
    expect((await call.start()).body).toMatchObject({ state: 'starting' });
  });

  it('because it stopped at once is replaced without waiting', async () => {
    const { body } = await call.start();
    const [task] = tasks();
    call.world.tasks.kill(task);
    const detail = { lastStatus: 'STOPPED', taskArn: task?.arn, startedBy: body.recordingId };
    expect((await call.event('aws.ecs', detail)).status).toBe(204);
    expect(tasks()).toHaveLength(2);
    // The same event once more is about a task that was replaced.
    await call.event('aws.ecs', detail);
    expect(tasks()).toHaveLength(2);
  });

  it('because ECS has no room is tried twice, and the agent is told at once', async () => {
    call.world.tasks.failNext(2);
    const { status, body } = await call.start();
    expect([status, body.code]).toEqual([503, 'recording/unavailable']);
    expect(call.world.tasks.asked.runs).toBe(2);
    expect(await call.seen()).toMatchObject({ failure: 'recorder-unavailable' });
    call.world.tasks.failNext(1);
    expect((await call.start()).body).toMatchObject({ state: 'starting' });
  });
});

describe('a recorder that falls silent', () => {
  it('and is dead leaves a recording with what it had stored', async () => {
    const { recorder } = await record();
    const stem = leave(recorder);
    call.world.tasks.kill(tasks()[0]);
    await later(20_500);
    expect(await call.seen()).toMatchObject({ state: 'ended', endReason: 'recorder-lost' });
    expect(call.world.bucket.json(`${stem}.json`)).toMatchObject({
      isComplete: true,
      endReason: 'recorder-lost',
      object: `${stem}.stream.mp4`,
      lengthMs: 6_000,
    });
    expect((await call.start()).body).toMatchObject({ state: 'starting' });
  });

  it('and is dead with nothing stored has failed', async () => {
    await record();
    call.world.tasks.kill(tasks()[0]);
    await later(20_500);
    expect(await call.seen()).toMatchObject({ state: 'failed', failure: 'nothing-recorded' });
  });

  it('but runs is left alone, since it may only not reach us', async () => {
    const { recorder } = await record();
    await later(20_500);
    expect(await call.seen()).toMatchObject({ state: 'recording' });
    expect(tasks()[0]?.stopReason).toBeUndefined();
    expect(await recorder.report('recording', 26_000)).toEqual({ wanted: 'record' });
  });

  it('for a minute, watched, is told to stop by ECS, and then saves what it has', async () => {
    await record();
    for (let look = 0; look < 3; look++) await later(20_500);
    expect(tasks()[0]?.stopReason).toBeUndefined();
    await later(20_500);
    expect(tasks()[0]?.stopReason).toBe('it did not stop when asked to');
  });

  it('while every api was away is not stopped for that', async () => {
    await record();
    await later(50 * 60_000);
    for (let round = 0; round < 5; round++) await later(1_000);
    expect(tasks()[0]?.stopReason).toBeUndefined();
    expect(await call.seen()).toMatchObject({ state: 'recording' });
  });

  it('while it finishes its file is kept as well', async () => {
    const { recorder, recordingId } = await record();
    await call.command('stop', recordingId);
    await recorder.report('finalizing', 7_000);
    const stem = leave(recorder);
    call.world.tasks.kill(tasks()[0]);
    await later(20_500);
    expect(call.world.bucket.json(`${stem}.json`)).toMatchObject({ isComplete: true });
    expect(await call.seen()).toMatchObject({ state: 'ended', endReason: 'stopped' });
  });
});

describe('a recorder that was asked to stop', () => {
  it('and does not within fifteen seconds is told so by ECS, once', async () => {
    const { recordingId, recorder } = await record();
    await call.command('stop', recordingId);
    await recorder.report('recording', 8_000);
    call.world.passTime(14_000);
    await recorder.report('stopping', 8_000);
    await call.watch();
    expect(tasks()[0]?.stopReason).toBeUndefined();
    await later(1_500);
    expect(tasks()[0]?.stopReason).toBe('it did not stop when asked to');
    tasks()[0]!.stopReason = 'told once';
    await later(1_500);
    expect(tasks()[0]?.stopReason).toBe('told once');
  });

  it('and is finishing is not hurried', async () => {
    const { recordingId, recorder } = await record();
    await call.command('stop', recordingId);
    await recorder.report('finalizing', 8_000);
    await later(16_000);
    expect(tasks()[0]?.stopReason).toBeUndefined();
  });
});

describe('what AWS tells', () => {
  it('of a meeting that ended without us ends it here, and its recording', async () => {
    const { recorder } = await record();
    const detail = { eventType: 'chime:MeetingEnded', meetingId: call.meetingId };
    expect((await call.event('aws.chime', detail)).status).toBe(204);
    expect(await recorder.report('recording', 7_000)).toEqual({
      wanted: 'stop',
      reason: 'meeting-ended',
    });
    const { body } = await call.asCustomer('join');
    expect(body.code).toBe('contact/not-invited');
  });

  it('of anything else is taken and dropped', async () => {
    for (const detail of [{}, { eventType: 'chime:AttendeeJoined', meetingId: call.meetingId }]) {
      expect((await call.event('aws.chime', detail)).status).toBe(204);
    }
    expect((await call.event('aws.ecs', { lastStatus: 'STOPPED' })).status).toBe(204);
    const unknown = { lastStatus: 'STOPPED', startedBy: 'x', taskArn: 'y' };
    expect((await call.event('aws.ecs', unknown)).status).toBe(204);
    const gone = { eventType: 'chime:MeetingEnded', meetingId: 'unknown' };
    expect((await call.event('aws.chime', gone)).status).toBe(204);
  });

  it('is believed only with the key', async () => {
    const detail = { eventType: 'chime:MeetingEnded', meetingId: call.meetingId };
    const wrong = await call.event('aws.chime', detail, 'a secret of somebody else, as long as it');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth/invalid']);
    expect((await call.event('aws.chime', detail, '')).body.code).toBe('auth/missing');
    expect((await call.seen()) ?? 'none').toBe('none');
    expect((await call.start()).status).toBe(200);
  });

  it('is at no address where the operator has set no key', async () => {
    await call.world.stop();
    call = await startCall({ env: { MACHINE_EVENTS_SECRET: '' } });
    const { status, body } = await call.event('aws.chime', {});
    expect([status, body.code]).toEqual([404, 'request/unknown-address']);
  });
});

describe('a recorder', () => {
  it('gets what it needs once, for its ticket', async () => {
    await call.start();
    expect((await call.recorder()).status).toBe(200);
    expect((await call.recorder()).code).toBe('recorder/ticket-invalid');
  });

  it('comes too late after two minutes', async () => {
    await call.start();
    call.world.passTime(121_000);
    expect((await call.recorder()).code).toBe('recorder/ticket-invalid');
  });

  it('may try again when the video service was away', async () => {
    await call.start();
    const { meeting } = call.world.video.port;
    call.world.video.port.meeting = () => Promise.reject(new Error('away'));
    expect((await call.recorder()).status).toBe(500);
    call.world.video.port.meeting = meeting;
    expect((await call.recorder()).status).toBe(200);
  });

  it('speaks for its own recording alone', async () => {
    const { recorder } = await record();
    const url = '/v1/recorder/recordings/other/reports';
    const payload = { phase: 'ready', recordedMs: 0, storedBytes: 0, waitingBytes: 0 };
    const { body } = await call.world.call({
      method: 'POST',
      url,
      token: recorder.claim.token,
      payload,
    });
    expect(body.code).toBe('auth/invalid');
  });

  it('is not let in by guessing: claims from one address are limited', async () => {
    const url = '/v1/recorder/claims';
    const claim = () =>
      call.world.call({ method: 'POST', url, payload: { ticket: 'x'.repeat(43) } });
    const answers = [];
    for (let each = 0; each < 121; each++) answers.push((await claim()).body.code);
    expect(new Set(answers)).toEqual(new Set(['recorder/ticket-invalid', 'request/too-many']));
  });
});
