import type { RecordingId } from '@video-escalation/contracts/ids';
import { recordingKeys } from '@video-escalation/contracts/recordings/keys';
import type { ObjectStorage, OpenUpload } from './object-storage.ts';
import type { RecordingStore } from './recordings.store.ts';
import type { Salvage } from './salvage.ts';
import type { TaskRunner } from './task-runner.ts';

export interface BucketSweepOptions {
  readonly storage: ObjectStorage;
  readonly prefix: string;
  readonly store: RecordingStore;
  readonly tasks: TaskRunner;
  readonly salvage: Salvage;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

/** A living recorder writes its tail every few seconds; one that is paused is told by its running task. */
const STALE_MS = 10 * 60_000;
const STREAM = '.stream.mp4';

/** Completes the uploads that nobody watches: Redis was lost, or every api process was away for too long. */
export function createBucketSweep(options: BucketSweepOptions) {
  const { storage, prefix, store, tasks, salvage, now, onError } = options;

  async function isAbandoned({ key, startedAt }: OpenUpload): Promise<boolean> {
    if (!key.endsWith(STREAM) || now() - startedAt < STALE_MS) return false;
    const stem = stemOf(key);
    const tail = await storage.look(recordingKeys(stem).tail);
    if (tail && now() - tail.changedAt < STALE_MS) return false;
    const recordingId = idIn(stem);
    const record = await store.withId(recordingId);
    if (record && !record.isSettled) return false;
    if (record?.taskArn !== undefined) return (await tasks.look(record.taskArn)) === 'gone';
    return !(await tasks.isRunning(recordingId));
  }

  return async function sweepBucket(): Promise<void> {
    for (const upload of await storage.openUploads(prefix)) {
      try {
        if (await isAbandoned(upload)) await salvage(stemOf(upload.key));
      } catch (error) {
        onError(error, 'an abandoned recording could not be completed');
      }
    }
  };
}

const stemOf = (key: string) => key.slice(0, -STREAM.length);

/** The stem ends with `<start>-<recordingId>`, the start without any dash (contracts' recordings/keys.ts). */
function idIn(stem: string): RecordingId {
  const name = stem.slice(stem.lastIndexOf('/') + 1);
  return name.slice(name.indexOf('-') + 1) as RecordingId;
}
