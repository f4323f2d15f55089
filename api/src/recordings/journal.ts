import { Problem } from '@video-escalation/contracts/http/problems';
import type { RecordingId } from '@video-escalation/contracts/ids';
import type { Changes } from '../changes/changes.ts';
import type { MeetingStore } from '../meetings/meetings.store.ts';
import { deadlineOf } from './deadlines.ts';
import type { RecordingRecord } from './recording-record.ts';
import { after, type Happening } from './recording-rules.ts';
import type { RecordingStore } from './recordings.store.ts';

export interface JournalOptions {
  readonly store: RecordingStore;
  readonly meetings: MeetingStore;
  readonly changes: Changes;
  readonly now: () => number;
}

export type Journal = ReturnType<typeof createJournal>;

/** Writes can lose a race this often before something else must be wrong. */
const WRITE_ATTEMPTS = 20;

/** Writes down what happens to recordings, tells those whom it concerns, and sets the next alarm. */
export function createJournal({ store, meetings, changes, now }: JournalOptions) {
  async function tell(record: RecordingRecord): Promise<void> {
    // After a transfer it is another agent's meeting.
    const meeting = await meetings.withId(record.meetingId);
    await changes.publish(`contact:${record.conversationId}`);
    await changes.publish(`agent:${meeting?.agentId ?? record.agentId}`);
  }

  async function setAlarm(record: RecordingRecord): Promise<void> {
    const deadline = deadlineOf(record);
    if (deadline === undefined) await store.alarms.clear(record.recordingId);
    else await store.alarms.set(record.recordingId, deadline);
  }

  async function changed(before: RecordingRecord, record: RecordingRecord): Promise<void> {
    await setAlarm(record);
    if (lookOf(before) !== lookOf(record)) await tell(record);
    if (before.wanted !== record.wanted) await changes.publish(`recording:${record.recordingId}`);
  }

  /**
   * Applies a change to whatever the record is by now.
   * @throws Problem recording/not-found, server/unavailable
   */
  async function change(
    recordingId: RecordingId,
    toNext: (record: RecordingRecord) => RecordingRecord,
  ): Promise<RecordingRecord> {
    for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt++) {
      const stored = await store.withId(recordingId);
      if (!stored) throw new Problem('recording/not-found');
      const next = toNext(stored);
      if (next === stored) return stored;
      const record = { ...next, version: stored.version + 1 };
      if (await store.save(record)) {
        await changed(stored, record);
        return record;
      }
    }
    throw new Problem('server/unavailable');
  }

  return {
    change,
    note: (recordingId: RecordingId, happening: Happening) =>
      change(recordingId, (record) => after(record, happening, now())),

    /** False if another recording of the meeting was faster. */
    async begin(record: RecordingRecord, previous: RecordingRecord | undefined): Promise<boolean> {
      // Set first: a process that dies in between leaves an alarm for nothing, not a recording that nobody watches.
      await setAlarm(record);
      if (!(await store.begin(record, previous?.recordingId))) return false;
      await tell(record);
      return true;
    },
    setAlarm,
  };
}

/** What people in the call can see of it. */
const lookOf = ({ state, failure, endReason, consent }: RecordingRecord) =>
  [state, failure, endReason, consent.answer].join();
