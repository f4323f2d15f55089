import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import type { RecordingRecord } from './recording-record.ts';

/** What a one-time ticket is for: this task of this recording. */
export interface Ticket {
  readonly recordingId: RecordingId;
  readonly attempt: number;
}

export interface RecordingStore {
  withId(recordingId: RecordingId): Promise<RecordingRecord | undefined>;
  latestOf(meetingId: MeetingId): Promise<RecordingRecord | undefined>;
  /** Makes it the meeting's latest, if `previous` still is that; false if somebody else was faster. */
  begin(record: RecordingRecord, previous: RecordingId | undefined): Promise<boolean>;
  /** Writes if `version` follows the stored one; false if somebody else was faster. One that is settled has no place any more. */
  save(record: RecordingRecord): Promise<boolean>;
  /**
   * One of `limit` places for recordings that run at the same time, kept until the recording is settled; false if all
   * are taken. Whoever has one has it again, and what is settled needs none.
   */
  takePlace(recordingId: RecordingId, limit: number, now: number): Promise<boolean>;
  keepTicket(hash: string, ticket: Ticket, ttlS: number): Promise<void>;
  /** Once: whoever comes second gets nothing. */
  takeTicket(hash: string): Promise<Ticket | undefined>;
  readonly alarms: Alarms;
}

/** When something must be looked at, and by one process alone. Times in milliseconds since 1970. */
export interface Alarms {
  /** Replaces the time set before. */
  set(name: string, at: number): Promise<void>;
  /** Sets it unless it is set. */
  ensure(name: string, at: number): Promise<void>;
  clear(name: string): Promise<void>;
  /** Names that are due; each is put off until `again`, so that it rings once more if its taker dies. */
  takeDue(now: number, again: number, limit: number): Promise<readonly string[]>;
}

/** The longest a recording may be wanted: a meeting lasts a day at most, finishing takes its time. */
export const RECORDING_TTL_S = 26 * 3600;
