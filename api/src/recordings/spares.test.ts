import { afterEach, describe, expect, it } from 'vitest';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { recorderTurns } from '@video-escalation/contracts/http/recorder';
import { createMemoryChanges } from '../changes/changes.ts';
import { hashOf } from '../http/secrets.ts';
import { createFakeTaskRunner } from '../testing/fake-task-runner.ts';
import { createMemoryRecordingStore } from './recordings.store.memory.ts';
import { createSpareTasks } from './spares.ts';
import { startCall, type RecordingCall } from '../testing/recording-call.ts';
import { until } from '../testing/until.ts';
import { listen } from '../testing/world.ts';

let call: RecordingCall;
const stops: (() => void)[] = [];
afterEach(async () => {
  stops.splice(0).forEach((stop) => stop());
  await call.world.stop();
});
const tasks = () => call.world.tasks.tasks;
type Task = ReturnType<typeof tasks>[number];

/** Time goes by, and the watch has its round. */
async function later(ms: number) {
  call.world.passTime(ms);
  await call.watch();
}
const begin = async (kept: number) => {
  call = await startCall({ env: { RECORDERS_KEPT_WARM: String(kept) } });
  await call.watch();
};
const spares = () => call.world.store.recordings.spares;
/** As it does all the time, from when its browser is up. */
const isHeard = ({ environment: { RECORDING_TICKET: ticket } }: Task) =>
  spares().hear(hashOf(ticket!), call.world.now());
/** What it hears of its turn, as it comes. */
async function follows({ environment: { RECORDING_TICKET } }: Task) {
  const heard: string[] = [];
  const api = await listen(call.world.app, '');
  const stop = follow(
    api,
    recorderTurns,
    { body: { ticket: RECORDING_TICKET! } },
    {
      onEvent: ({ turn }) => void heard.push(turn),
      onRefused: ({ code }) => void heard.push(code),
    },
  );
  stops.push(stop);
  return { hears: (...all: string[]) => until(all.join(), () => heard.join() === all.join()) };
}

describe('recorders kept warm', () => {
  it('are started ahead, each once, and told to wait', async () => {
    await begin(2);
    await later(5_000);
    expect(tasks()).toHaveLength(2);
    for (const { startedBy, environment } of tasks()) {
      expect(startedBy).toBe('kept-warm');
      expect(environment).toMatchObject({ RECORDER_WAITS: 'yes' });
    }
  });

  it('are not started where the operator keeps none', async () => {
    await begin(0);
    await call.start();
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]!.environment).not.toHaveProperty('RECORDER_WAITS');
  });

  it('take the next recording, which asks ECS for nothing, and another takes their place', async () => {
    await begin(1);
    await isHeard(tasks()[0]!);
    const { body } = await call.start();
    expect(tasks()).toHaveLength(1);
    const recorder = await call.recorder();
    expect(recorder.claim.subject.recordingId).toBe(body.recordingId);
    expect(await recorder.report('ready')).toEqual({ wanted: 'record' });
    await later(5_000);
    expect(tasks()).toHaveLength(2);
  });

  it('hear at once that there is a recording, also those that lost their line meanwhile', async () => {
    await begin(1);
    const [task] = tasks();
    const line = await follows(task!);
    await line.hears('wait');
    await call.start();
    await line.hears('wait', 'come');
    await (await follows(task!)).hears('come');
  });

  it('that have not asked yet are not waited for', async () => {
    await begin(1);
    await call.start();
    expect(tasks()).toHaveLength(2);
    expect(tasks()[1]!.startedBy).not.toBe('kept-warm');
  });

  it('that were used and say nothing are replaced by a task of its own', async () => {
    await begin(1);
    await isHeard(tasks()[0]!);
    await call.start();
    await later(20_500);
    const [used, ...others] = tasks();
    expect(used!.stopReason).toBe('it did not report');
    expect(others.map(({ startedBy }) => startedBy)).toContainEqual(
      expect.not.stringMatching('warm'),
    );
  });

  it('whose task ends in a recording are known by it', async () => {
    await begin(1);
    await isHeard(tasks()[0]!);
    await call.start();
    const [used] = tasks();
    call.world.tasks.kill(used);
    const detail = { lastStatus: 'STOPPED', taskArn: used!.arn, startedBy: used!.startedBy };
    expect((await call.event('aws.ecs', detail)).status).toBe(204);
    expect(tasks().at(-1)!.startedBy, 'replaced at once').not.toBe('kept-warm');
    expect(tasks().at(-1)).not.toBe(used);
  });

  it('that fall silent, or never come up, are ended and replaced', async () => {
    await begin(2);
    const [silent, never] = tasks();
    await isHeard(silent!);
    await later(25_000);
    expect(silent!.stopReason).toBe('it did not ask for a recording');
    expect(never!.stopReason).toBeUndefined();
    expect(tasks()).toHaveLength(3);
    await later(160_000);
    expect(never!.stopReason).toBe('it did not ask for a recording');
    await (await follows(never!)).hears('recorder/ticket-invalid');
  });

  it('are renewed after an hour, and not before the new one waits', async () => {
    await begin(1);
    const [old] = tasks();
    await isHeard(old!);
    call.world.passTime(61 * 60_000);
    await isHeard(old!);
    await call.watch();
    expect(tasks()).toHaveLength(2);
    await isHeard(old!);
    await later(5_000);
    expect(old!.stopReason).toBeUndefined();
    await isHeard(tasks()[1]!);
    await later(5_000);
    expect(old!.stopReason).toBe('it ran for long enough');
    expect(tasks()).toHaveLength(2);
  });

  it('are ended where the operator keeps fewer', async () => {
    const store = createMemoryRecordingStore(Date.now);
    const runner = createFakeTaskRunner();
    const keep = (kept: number) =>
      createSpareTasks({
        ...{ store, tasks: runner.port, apiUrl: 'http://api.test', kept, now: Date.now },
        changes: createMemoryChanges(),
        onError: (error) => expect.fail(String(error)),
      }).tend();
    await keep(3);
    await keep(1);
    expect(runner.tasks.map(({ stopReason }) => stopReason)).toEqual([
      undefined,
      'fewer are kept warm',
      'fewer are kept warm',
    ]);
    await keep(0);
    expect(await store.spares.all()).toEqual([]);
  });

  it('are tried again later where ECS has no room', async () => {
    call = await startCall({ env: { RECORDERS_KEPT_WARM: '1' } });
    call.world.tasks.failNext(1);
    await call.watch();
    expect(tasks()).toHaveLength(0);
    expect(await spares().all()).toEqual([]);
    await later(5_000);
    expect(tasks()).toHaveLength(1);
  });

  it('hear that they are not needed any more, and whoever has no known ticket is refused', async () => {
    await begin(1);
    const [task] = tasks();
    const line = await follows(task!);
    await line.hears('wait');
    const hash = hashOf(task!.environment.RECORDING_TICKET!);
    await spares().drop(hash);
    await call.world.store.changes.publish(`spare:${hash}`);
    await line.hears('wait', 'gone');
    await (await follows(task!)).hears('recorder/ticket-invalid');
  });
});
