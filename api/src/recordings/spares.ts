import type { Changes } from '../changes/changes.ts';
import { createSecret, hashOf } from '../http/secrets.ts';
import type { RecordingStore, Spare, Ticket } from './recordings.store.ts';
import type { TaskRunner } from './task-runner.ts';

export interface SparesOptions {
  readonly store: RecordingStore;
  readonly tasks: TaskRunner;
  readonly changes: Pick<Changes, 'publish'>;
  /** Where a task finds this api. */
  readonly apiUrl: string;
  /** How many there are to be. */
  readonly kept: number;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export type SpareTasks = ReturnType<typeof createSpareTasks>;

/** As the name that ECS knows them by. */
const STARTED_BY = 'kept-warm';
/** Image, browser and all. Nor is one that can't come up tried more often: each try is paid for. */
const COMES_UP_MS = 180_000;
/** One that waits asks every few seconds. */
const SILENT_MS = 20_000;
/** After this another one takes its place: a deployment's new image, and a browser that hasn't sat for days. */
const OLD_MS = 60 * 60_000;

/** Recorder tasks that run ahead: a recording that finds one needn't wait for ECS, the image and the browser. */
export function createSpareTasks(options: SparesOptions) {
  const { store, tasks, changes, apiUrl, kept, now, onError } = options;
  const { spares } = store;

  const isSilent = ({ startedAt, heardAt }: Spare) =>
    heardAt === undefined ? now() - startedAt > COMES_UP_MS : now() - heardAt > SILENT_MS;
  const isOld = ({ startedAt }: Spare) => now() - startedAt > OLD_MS;

  async function start(): Promise<void> {
    const ticket = createSecret();
    const spare = { hash: hashOf(ticket), startedAt: now() };
    // Known before it is run: it may ask before ECS has answered.
    await spares.keep(spare);
    try {
      const taskArn = await tasks.run({
        token: spare.hash,
        startedBy: STARTED_BY,
        environment: { API_URL: apiUrl, RECORDING_TICKET: ticket, RECORDER_WAITS: 'yes' },
      });
      await spares.keep({ ...spare, taskArn });
    } catch (error) {
      await spares.drop(spare.hash);
      throw error;
    }
  }

  async function end({ hash, taskArn }: Spare, reason: string): Promise<void> {
    if (!(await spares.drop(hash)) || taskArn === undefined) return;
    await tasks.stop(taskArn, reason);
  }

  return {
    /** The task of one that waits, which is this recording's from now on; undefined: there is none. */
    async use(ticket: Ticket, ttlS: number): Promise<string | undefined> {
      if (kept === 0) return undefined;
      const used = await spares.use(ticket, now() - SILENT_MS, ttlS);
      if (used) await changes.publish(`spare:${used.hash}`);
      return used?.taskArn;
    },

    /** Brings them up to their number: ends what is silent, old or too many, and starts what is missing. */
    async tend(): Promise<void> {
      const all = await spares.all();
      const silent = all.filter(isSilent);
      const living = all.filter((each) => !isSilent(each));
      const young = living.filter((each) => !isOld(each));
      const areReady = young.filter(({ heardAt }) => heardAt !== undefined).length >= kept;
      const steps = [
        ...silent.map((each) => end(each, 'it did not ask for a recording')),
        // Not before their places are taken.
        ...(areReady
          ? living.filter(isOld).map((each) => end(each, 'it ran for long enough'))
          : []),
        ...young.slice(kept).map((each) => end(each, 'fewer are kept warm')),
        ...Array.from({ length: Math.max(0, kept - young.length) }, start),
      ];
      for (const step of await Promise.allSettled(steps)) {
        if (step.status === 'rejected') onError(step.reason, 'recorders could not be kept warm');
      }
    },
  };
}
