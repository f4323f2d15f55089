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
  /** Whether this ticket could be taken. */
  hasTicket(hash: string): Promise<boolean>;
  readonly spares: Spares;
  readonly alarms: Alarms;
}

/** A recorder task that runs ahead of any recording. Times in milliseconds since 1970. */
export interface Spare {
  /** Of its ticket, which is good for nothing yet. */
  readonly hash: string;
  /** Absent: ECS hasn't answered yet. */
  readonly taskArn?: string;
  readonly startedAt: number;
  /** When it asked for a recording last; absent: it is still coming up. */
  readonly heardAt?: number;
}

export type UsedSpare = Required<Pick<Spare, 'hash' | 'taskArn'>>;

export interface Spares {
  all(): Promise<readonly Spare[]>;
  keep(spare: Omit<Spare, 'heardAt'>): Promise<void>;
  /** Notes that it asks; false if it is none (any more). */
  hear(hash: string, now: number): Promise<boolean>;
  /**
   * Makes one that has asked since then the task of this recording, for one caller alone: its ticket is good from now
   * on. Undefined if there is none.
   */
  use(ticket: Ticket, heardSince: number, ttlS: number): Promise<UsedSpare | undefined>;
  /** The recording that a former spare was used for. */
  usedFor(taskArn: string): Promise<RecordingId | undefined>;
  /** False: it has been used, or dropped, already. */
  drop(hash: string): Promise<boolean>;
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
