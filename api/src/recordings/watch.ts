import type { RecordingId } from '@video-escalation/contracts/ids';
import type { AutomaticStart } from './automatic-start.ts';
import { canReplace, dutyOf, type Duty } from './deadlines.ts';
import type { Journal } from './journal.ts';
import type { Launching } from './launching.ts';
import type { RecordingRecord } from './recording-record.ts';
import type { RecordingStore } from './recordings.store.ts';
import type { Salvage } from './salvage.ts';
import type { SpareTasks } from './spares.ts';
import type { TaskRunner } from './task-runner.ts';

export interface WatchOptions {
  readonly store: RecordingStore;
  readonly journal: Journal;
  readonly launching: Launching;
  readonly tasks: TaskRunner;
  readonly salvage: Salvage;
  readonly spares: Pick<SpareTasks, 'tend'>;
  readonly automaticStart: Pick<AutomaticStart, 'isCheck' | 'check'>;
  /** Looks through the whole bucket for what nobody knows of any more. */
  readonly sweepBucket: () => Promise<void>;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export type Watch = ReturnType<typeof createWatch>;

const EVERY_MS = 1_000;
/** Longer than one round of duties takes; whoever dies over one leaves it to the next. */
const LEASE_MS = 30_000;
const AT_ONCE = 20;
/** An alarm of its own among those of the recordings, so that one process sweeps. */
const SWEEP = '(sweep)';
const SWEEP_EVERY_MS = 15 * 60_000;
/** Likewise, so that no two processes start the same missing one. */
const SPARES = '(spares)';
const TEND_EVERY_MS = 5_000;

/** Looks after recordings whose deadline has passed, in every process, each of them by one alone. */
export function createWatch(options: WatchOptions) {
  const { store, journal, launching, tasks, salvage, spares, sweepBucket, now, onError } = options;
  const { automaticStart } = options;

  async function sweep(record: RecordingRecord): Promise<void> {
    const { recordingId, stem, recordedMs } = record;
    const salvaged = await salvage(stem, recordedMs);
    if (salvaged.outcome === 'busy') return;
    const kept = salvaged.outcome === 'kept' ? salvaged : undefined;
    await launching.removeAttendee(record);
    await journal.note(recordingId, {
      type: 'lost',
      ...(kept ? { reason: kept.endReason, lengthMs: kept.lengthMs } : {}),
    });
  }

  async function replace(record: RecordingRecord): Promise<void> {
    await launching.stopTask(record.taskArn, 'it did not report');
    await launching
      .launch(record)
      .catch((error: unknown) => onError(error, 'a recorder could not be replaced'));
  }

  /** Its task is gone: what it stored is kept, or another one takes its place. */
  async function gone(record: RecordingRecord): Promise<void> {
    if (record.isSettled) return;
    if (record.state !== 'starting') return sweep(record);
    await (canReplace(record) ? replace(record) : giveUp(record));
  }

  async function giveUp(record: RecordingRecord): Promise<void> {
    await launching.stopTask(record.taskArn, 'it did not report');
    await launching.removeAttendee(record);
    const { recordingId } = record;
    await journal.note(recordingId, { type: 'failed', failure: 'recorder-unavailable' });
  }

  async function look(record: RecordingRecord): Promise<void> {
    if (record.taskArn === undefined || (await tasks.look(record.taskArn)) === 'gone') {
      return gone(record);
    }
    await journal.change(record.recordingId, (stored) =>
      stored.heardAt === record.heardAt
        ? { ...stored, silentLooks: record.silentLooks + 1, lookedAt: now() }
        : stored,
    );
  }

  async function stopTask(record: RecordingRecord): Promise<void> {
    await launching.stopTask(record.taskArn, 'it did not stop when asked to');
    await journal.change(record.recordingId, (stored) => ({ ...stored, taskStopAskedAt: now() }));
  }

  const doings: Readonly<Record<Duty, (record: RecordingRecord) => Promise<unknown>>> = {
    wait: (record) => journal.setAlarm(record),
    'drop-question': ({ recordingId }) => journal.note(recordingId, { type: 'customer-left' }),
    replace,
    'give-up': giveUp,
    'stop-task': stopTask,
    look,
  };

  async function attend(name: string): Promise<void> {
    if (name === SWEEP) {
      await store.alarms.set(SWEEP, now() + SWEEP_EVERY_MS);
      return sweepBucket();
    }
    if (name === SPARES) {
      await spares.tend();
      return store.alarms.set(SPARES, now() + TEND_EVERY_MS);
    }
    if (automaticStart.isCheck(name)) return automaticStart.check(name);
    const record = await store.withId(name as RecordingId);
    if (record) await doings[dutyOf(record, now())](record);
    else await store.alarms.clear(name);
  }

  /** One round; resolves when all that was due has been seen to. */
  async function round(): Promise<void> {
    await store.alarms.ensure(SWEEP, now() + SWEEP_EVERY_MS);
    await store.alarms.ensure(SPARES, now());
    const due = await store.alarms.takeDue(now(), now() + LEASE_MS, AT_ONCE);
    await Promise.all(
      due.map((name) =>
        attend(name).catch((error: unknown) => onError(error, 'a recording waits for its watch')),
      ),
    );
  }

  return {
    round,

    /** ECS says that a task has stopped. */
    async taskStopped(startedBy: string, taskArn: string): Promise<void> {
      // What a spare task was started by says nothing of its recording.
      const used = await store.spares.usedFor(taskArn);
      const record = await store.withId(used ?? (startedBy as RecordingId));
      if (record?.taskArn === taskArn) await gone(record);
    },

    /** Rounds until stopped, one at a time. Returns the stop, which waits for the round under way. */
    start(): () => Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      let underWay = Promise.resolve();
      let isStopped = false;
      const later = () => {
        if (!isStopped) timer = setTimeout(run, EVERY_MS);
      };
      const run = () => {
        underWay = round()
          // Redis is away: the next round asks again, and its connection tells the log.
          .catch(() => undefined)
          .finally(later);
      };
      later();
      return async () => {
        isStopped = true;
        clearTimeout(timer);
        await underWay;
      };
    },
  };
}
