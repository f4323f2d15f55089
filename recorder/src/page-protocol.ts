import type { JoinData } from '@video-escalation/contracts/http/meetings';
import type { RecorderClaim, RecorderOrder } from '@video-escalation/contracts/http/recorder';
import type {
  RecordingEndReason,
  RecordingManifest,
} from '@video-escalation/contracts/recordings/recording';

/**
 * What Node and the recorder's page say to each other over a WebSocket on the loopback interface. The page is opened
 * as `http://127.0.0.1:<port>/#<token>` and connects once to `ws://127.0.0.1:<port>/<token>`, without compression. Text messages are the JSON below. Binary
 * messages come from the page alone: the next bytes of one append-only fragmented MP4, in order.
 */
export type ToPage = JoinMessage | OrderMessage;

/** The first message: who to join as, and when to end by itself. */
interface JoinMessage {
  readonly type: 'join';
  readonly join: JoinData;
  readonly limits: RecorderClaim['limits'];
}

/** What is wanted from now on. `wait`: be ready, record nothing. `stop`: flush, then say `ended`. */
interface OrderMessage {
  readonly type: 'order';
  readonly wanted: RecorderOrder['wanted'];
}

export type FromPage = PhaseMessage | StatsMessage | GapMessage | EndedMessage;

interface PhaseMessage {
  readonly type: 'phase';
  readonly phase: PagePhase;
}

/** `ready`: in the meeting, encoders primed, the next frame could be recorded. */
export type PagePhase = 'joining' | 'ready' | 'recording' | 'paused' | 'reconnecting';

/** Every second, from `ready` on. */
export interface StatsMessage {
  readonly type: 'stats';
  /** Length of the file so far, paused stretches left out. */
  readonly recordedMs: number;
  readonly framesWritten: number;
  /** How many there would be without a drop: by the clock, while recording. */
  readonly framesExpected: number;
  readonly framesPerSecond: number;
  /** Frames the video encoder still holds. */
  readonly encodeQueue: number;
  /** Others in the meeting, without recorders and shared screens. */
  readonly people: number;
}

/** A stretch of the meeting that isn't in the file; sent once when it begins and once more, with `to`, when it ends. */
export interface GapMessage {
  readonly type: 'gap';
  readonly why: Extract<RecordingManifest['gaps'][number]['why'], 'paused'>;
  /** Where in the file it lies. */
  readonly afterMs: number;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to?: string;
}

/** Everything is flushed: no bytes follow. */
export interface EndedMessage {
  readonly type: 'ended';
  readonly reason: RecordingEndReason | 'join-failed';
}
