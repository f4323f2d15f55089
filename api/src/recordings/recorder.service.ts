import { Problem } from '@video-escalation/contracts/http/problems';
import type {
  RecorderClaim,
  RecorderOrder,
  RecorderReport,
  RecorderTurn,
} from '@video-escalation/contracts/http/recorder';
import type { RecordingId } from '@video-escalation/contracts/ids';
import type { RateLimits } from '../contacts/start-limits.ts';
import { peopleOf } from '../meetings/meeting-record.ts';
import type { MeetingStore } from '../meetings/meetings.store.ts';
import type { VideoService } from '../meetings/video-service.ts';
import type { Journal } from './journal.ts';
import { TICKET_TTL_S, type Launching } from './launching.ts';
import { toOrder, toSubject, type RecordingRecord } from './recording-record.ts';
import type { RecordingStore, Ticket } from './recordings.store.ts';
import { hashOf, isSecret } from '../http/secrets.ts';
import type { RecorderTokens } from './recorder-tokens.ts';

export interface RecordersOptions {
  readonly storage: { readonly bucket: string; readonly kmsKeyId: string | undefined };
  readonly limits: RecorderClaim['limits'];
  readonly tokens: RecorderTokens;
  readonly rateLimits: RateLimits;
  readonly store: RecordingStore;
  readonly meetings: MeetingStore;
  readonly video: VideoService;
  readonly journal: Journal;
  readonly launching: Launching;
  readonly now: () => number;
}

export type Recorders = ReturnType<typeof createRecorders>;

/** All tasks of an operator may come from one address (NAT), but only as many as calls begin. */
const CLAIMS_PER_ADDRESS_PER_MINUTE = 120;

/** What the recorder tasks themselves ask for and tell. */
export function createRecorders(options: RecordersOptions) {
  const { storage, limits, tokens, rateLimits, now } = options;
  const { store, meetings, video, journal, launching } = options;

  async function claimedBy(found: Ticket | undefined): Promise<RecordingRecord> {
    const record = found && (await store.withId(found.recordingId));
    if (!record || record.isSettled || record.attempt !== found.attempt) {
      throw new Problem('recorder/ticket-invalid');
    }
    return record;
  }

  async function joinData(record: RecordingRecord): Promise<RecorderClaim['join']> {
    const { meetingId, attendeeId } = record;
    const [meeting, attendee, known] = await Promise.all([
      video.meeting(meetingId),
      attendeeId && video.attendee(meetingId, attendeeId),
      meetings.withId(meetingId),
    ]);
    if (meeting && attendee && known) {
      return { meeting, attendee, people: peopleOf(known, record.recordingId) };
    }
    await journal.note(record.recordingId, { type: 'failed', failure: 'join-failed' });
    throw new Problem('meeting/not-found');
  }

  async function limit(address: string): Promise<void> {
    const waitS = await rateLimits.hit(`claim:${hashOf(address)}`, CLAIMS_PER_ADDRESS_PER_MINUTE);
    if (waitS === undefined) return;
    throw new Problem('request/too-many', undefined, { retryAfterS: waitS });
  }

  return {
    /**
     * Whether there is a recording for a task that was started ahead; notes that the task is there.
     * @throws Problem recorder/ticket-invalid, request/too-many
     */
    async turn(ticket: string, address: string): Promise<RecorderTurn> {
      const hash = hashOf(ticket);
      if (await store.spares.hear(hash, now())) return { turn: 'wait' };
      if (await store.hasTicket(hash)) return { turn: 'come' };
      await limit(address);
      throw new Problem('recorder/ticket-invalid');
    },

    /** @throws Problem recorder/ticket-invalid, request/too-many, meeting/not-found */
    async claim(ticket: string, address: string): Promise<RecorderClaim> {
      await limit(address);
      const found = await store.takeTicket(hashOf(ticket));
      const record = await claimedBy(found);
      const join = await joinData(record).catch(async (error: unknown) => {
        // Chime was away: nothing was given for the ticket, so it may be tried again.
        const { recordingId, attempt } = record;
        await store.keepTicket(hashOf(ticket), { recordingId, attempt }, TICKET_TTL_S);
        throw error;
      });
      const { token, tokenId } = tokens.issue(record.recordingId);
      await journal.note(record.recordingId, { type: 'claimed', tokenHash: hashOf(tokenId) });
      return {
        token,
        subject: toSubject(record),
        join,
        storage: {
          bucket: storage.bucket,
          stem: record.stem,
          ...(storage.kmsKeyId === undefined ? {} : { kmsKeyId: storage.kmsKeyId }),
        },
        limits,
      };
    },

    /** @throws Problem auth/invalid */
    async verify(recordingId: RecordingId, tokenId: string): Promise<void> {
      const record = await store.withId(recordingId);
      if (!record?.tokenHash || !isSecret(tokenId, record.tokenHash)) {
        throw new Problem('auth/invalid');
      }
    },

    async report(recordingId: RecordingId, report: RecorderReport): Promise<RecorderOrder> {
      const record = await journal.note(recordingId, { type: 'reported', report });
      const isLast = report.phase === 'completed' || report.phase === 'failed';
      if (isLast) await launching.removeAttendee(record);
      return toOrder(record);
    },

    async order(recordingId: RecordingId): Promise<RecorderOrder> {
      const record = await store.withId(recordingId);
      if (!record) throw new Problem('recording/not-found');
      return toOrder(record);
    },
  };
}
