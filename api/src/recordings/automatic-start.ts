import type { MeetingId } from '@video-escalation/contracts/ids';
import type { MeetingRecord, MeetingStore } from '../meetings/meetings.store.ts';
import type { RecordingRecord } from './recording-record.ts';
import type { RecordingStore } from './recordings.store.ts';

export interface AutomaticStartOptions {
  readonly store: Pick<RecordingStore, 'alarms' | 'latestOf'>;
  readonly meetings: Pick<MeetingStore, 'withId'>;
  /** Whether the contact's flow wants a recording that starts by itself. */
  readonly isWanted: (meeting: MeetingRecord) => Promise<boolean>;
  /** Told once for each meeting that should be recorded by now and isn't. */
  readonly onMissing: (meetingId: MeetingId, reason: MissingReason) => void;
  readonly now: () => number;
}

/**
 * `no-event`: the customer pressed _Join_, and Amazon Chime's event never came. `not-started`: both sides joined, and
 * nothing was started. `not-recorded`: it was started, and has no frame yet.
 */
export type MissingReason = 'no-event' | 'not-started' | 'not-recorded';

export type AutomaticStart = ReturnType<typeof createAutomaticStart>;

/** A recorder that has to be started is there in 40 s; one that is replaced comes later and is told of by itself. */
export const LIMIT_MS = 60_000;
const PREFIX = '(automatic)';

/**
 * Checks a minute after both sides are in a call that the recording which should start by itself has begun: the event
 * that starts it comes from outside, and one that is never sent is missed by nobody.
 */
export function createAutomaticStart(options: AutomaticStartOptions) {
  const { store, meetings, isWanted, onMissing, now } = options;
  const nameOf = (meetingId: MeetingId) => `${PREFIX}${meetingId}`;

  return {
    /** The customer pressed _Join_: Chime's event should follow. */
    customerPressed: ({ meetingId }: MeetingRecord) =>
      store.alarms.ensure(nameOf(meetingId), now() + LIMIT_MS),

    /** Chime says that both sides are there: from now on the minute counts. */
    bothJoined: ({ meetingId }: MeetingRecord) =>
      store.alarms.set(nameOf(meetingId), now() + LIMIT_MS),

    isCheck: (alarm: string) => alarm.startsWith(PREFIX),

    /** Its time has come. */
    async check(alarm: string): Promise<void> {
      const meetingId = alarm.slice(PREFIX.length) as MeetingId;
      const meeting = await meetings.withId(meetingId);
      const reason = meeting && missingReason(meeting, await store.latestOf(meetingId));
      if (reason && (await isWanted(meeting))) onMissing(meetingId, reason);
      await store.alarms.clear(alarm);
    },
  };
}

/** Undefined: nothing is missing. */
export function missingReason(
  { hasEnded, customer, hasAgentJoined, hasCustomerJoined }: MeetingRecord,
  latest: RecordingRecord | undefined,
): MissingReason | undefined {
  if (hasEnded || customer !== 'joined') return undefined;
  if (latest) return hasNoFrame(latest) ? 'not-recorded' : undefined;
  if (!hasCustomerJoined) return 'no-event';
  return hasAgentJoined ? 'not-started' : undefined;
}

/** While the customer is asked for consent, or has refused, nothing is to be recorded. */
const hasNoFrame = ({ state, failure }: RecordingRecord) =>
  state === 'starting' || (state === 'failed' && failure === 'recorder-unavailable');
