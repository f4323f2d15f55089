import type { RecorderOrder, RecorderPhase } from '@video-escalation/contracts/http/recorder';
import type {
  Recording,
  RecordingEndReason,
  RecordingFailure,
  RecordingManifest,
  RecordingSubject,
} from '@video-escalation/contracts/recordings/recording';
import type {
  AgentId,
  AttendeeId,
  ContactId,
  MeetingId,
  RecordingId,
} from '@video-escalation/contracts/ids';

/** One recording while it is wanted, made or finished; S3 holds what is known of it afterwards. Times in ms since 1970. */
export interface RecordingRecord {
  readonly recordingId: RecordingId;
  readonly meetingId: MeetingId;
  readonly contactId: ContactId;
  readonly conversationId: ContactId;
  /** Who is told of it: the meeting's agent when it began. */
  readonly agentId: AgentId;
  readonly agent: RecordingManifest['agent'];
  readonly consent: RecordingManifest['consent'];
  /** See contracts' recordings/keys.ts. */
  readonly stem: string;
  readonly createdAt: number;
  readonly state: Recording['state'];
  readonly wanted: RecorderOrder['wanted'];
  readonly recordedMs: number;
  readonly endReason?: RecordingEndReason;
  readonly failure?: RecordingFailure;
  /** When stopping was asked for. */
  readonly stopAskedAt?: number;
  /** What the recorder said last, and when it was heard of last. Absent: this task hasn't said anything yet. */
  readonly phase?: RecorderPhase;
  readonly heardAt?: number;
  /** Counts the tasks that were run for it. */
  readonly attempt: number;
  readonly launchedAt?: number;
  readonly taskArn?: string;
  readonly attendeeId?: AttendeeId;
  /** Of the recorder that claimed it last: one that was replaced is no longer listened to. */
  readonly tokenHash?: string;
  /** How often its task was seen running although the recorder was silent. */
  readonly silentLooks: number;
  readonly lookedAt?: number;
  readonly taskStopAskedAt?: number;
  /** Nothing is left to be done or watched. */
  readonly isSettled: boolean;
  /** Counts the changes of this record: a write must know the last one. */
  readonly version: number;
}

export const isOver = ({ state }: Pick<RecordingRecord, 'state'>) =>
  state === 'ended' || state === 'failed';

/** A recorder reports every five seconds; what is missing longer than twice that isn't guessed. */
const LONGEST_GUESS_MS = 10_000;

/** The recording as both sides of the call may know it. */
export function toRecording(record: RecordingRecord, now: number): Recording {
  const { recordingId, state, endReason, failure, consent, heardAt } = record;
  const isRunning = state === 'recording' && record.phase === 'recording' && heardAt !== undefined;
  const sinceMs = isRunning ? Math.min(Math.max(now - heardAt, 0), LONGEST_GUESS_MS) : 0;
  return {
    recordingId,
    state,
    recordedMs: record.recordedMs + sinceMs,
    ...(endReason === undefined ? {} : { endReason }),
    ...(failure === undefined ? {} : { failure }),
    ...(consent.answer === undefined || consent.at === undefined
      ? {}
      : { consent: { answer: consent.answer, at: consent.at } }),
  };
}

export function toOrder({ wanted, endReason }: RecordingRecord): RecorderOrder {
  return wanted === 'stop' && endReason !== undefined ? { wanted, reason: endReason } : { wanted };
}

export function toSubject(record: RecordingRecord): RecordingSubject {
  const { recordingId, meetingId, contactId, conversationId, agent, consent } = record;
  return { recordingId, meetingId, contactId, conversationId, agent, consent };
}
