import { Problem } from '@video-escalation/contracts/http/problems';
import { recorderUserId } from '../meetings/meeting-record.ts';
import type { VideoService } from '../meetings/video-service.ts';
import { canReplace } from './deadlines.ts';
import type { Journal } from './journal.ts';
import type { RecordingRecord } from './recording-record.ts';
import type { RecordingStore, Ticket } from './recordings.store.ts';
import { createSecret, hashOf } from '../http/secrets.ts';
import type { SpareTasks } from './spares.ts';
import type { TaskRunner } from './task-runner.ts';

export interface LaunchingOptions {
  readonly store: RecordingStore;
  readonly journal: Journal;
  readonly video: VideoService;
  readonly tasks: TaskRunner;
  readonly spares: Pick<SpareTasks, 'use'>;
  /** Where a task finds this api. */
  readonly apiUrl: string;
  /** How many recordings may run at the same time. */
  readonly atOnce: number;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export type Launching = ReturnType<typeof createLaunching>;

export const TICKET_TTL_S = 120;

export function createLaunching(options: LaunchingOptions) {
  const { store, journal, video, tasks, spares, apiUrl, atOnce, now, onError } = options;

  async function takePlace({ recordingId }: RecordingRecord): Promise<void> {
    if (await store.takePlace(recordingId, atOnce, now())) return;
    const cause = new RangeError('As many recordings run as may: RECORDINGS_AT_ONCE');
    throw new Problem('recording/unavailable', undefined, { cause, retryAfterS: 2 });
  }

  /** Undefined: somebody else has launched it, or it is no longer wanted. */
  async function prepare(record: RecordingRecord): Promise<RecordingRecord | undefined> {
    const { meetingId, recordingId, attempt } = record;
    // The same one each time: Chime takes the external user id as idempotency token (API reference, CreateAttendee).
    const attendeeId = await video.addAttendee(meetingId, recorderUserId(recordingId));
    let isOurs = false;
    const launched = await journal.change(recordingId, (stored) => {
      isOurs = stored.attempt === attempt && stored.state === 'starting';
      if (!isOurs) return stored;
      const { heardAt: _h, phase: _p, taskArn: _t, tokenHash: _s, lookedAt: _l, ...rest } = stored;
      return { ...rest, attendeeId, attempt: attempt + 1, launchedAt: now(), silentLooks: 0 };
    });
    return isOurs ? launched : undefined;
  }

  async function newTask({ recordingId, attempt }: Ticket): Promise<string> {
    const ticket = createSecret();
    await store.keepTicket(hashOf(ticket), { recordingId, attempt }, TICKET_TTL_S);
    return tasks.run({
      token: `${recordingId}-${attempt}`,
      startedBy: recordingId,
      environment: { API_URL: apiUrl, RECORDING_TICKET: ticket },
    });
  }

  async function runTask({ recordingId, attempt }: RecordingRecord): Promise<void> {
    const ticket = { recordingId, attempt };
    // Whatever was wrong with a spare one, a task of its own is the second attempt.
    const spare = attempt === 1 ? await spares.use(ticket, TICKET_TTL_S) : undefined;
    const taskArn = spare ?? (await newTask(ticket));
    const record = await journal.change(recordingId, (stored) =>
      stored.attempt === attempt ? { ...stored, taskArn } : stored,
    );
    if (record.isSettled || record.attempt !== attempt) await stopTask(taskArn, 'not wanted');
  }

  async function stopTask(taskArn: string | undefined, reason: string): Promise<void> {
    if (taskArn === undefined) return;
    await tasks
      .stop(taskArn, reason)
      .catch((error: unknown) => onError(error, 'a recorder task could not be stopped'));
  }

  async function removeAttendee(
    of: Pick<RecordingRecord, 'meetingId' | 'attendeeId'>,
  ): Promise<void> {
    if (of.attendeeId === undefined) return;
    await video
      .removeAttendee(of.meetingId, of.attendeeId)
      .catch((error: unknown) => onError(error, 'a recorder could not be removed'));
  }

  /** Gets a task going, at the second attempt if need be. @throws Problem recording/unavailable, meeting/unavailable */
  async function launch(record: RecordingRecord): Promise<void> {
    try {
      await takePlace(record);
      const launched = await prepare(record);
      if (launched) await runTask(launched);
    } catch (error) {
      const stored = await store.withId(record.recordingId);
      if (stored?.attempt === record.attempt + 1 && canReplace(stored)) {
        onError(error, 'a recorder task could not be run, tried again');
        return launch(stored);
      }
      await journal.note(record.recordingId, { type: 'failed', failure: 'recorder-unavailable' });
      throw error;
    }
  }

  return { launch, stopTask, removeAttendee };
}
