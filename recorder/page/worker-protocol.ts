import type { RecorderOrder } from '@video-escalation/contracts/http/recorder';
import type { GapMessage, StatsMessage } from '../src/page-protocol.ts';
import type { Scene } from './scene.ts';

/** What the page tells its worker, in the order in which it is said. */
export type ToWorker =
  /** When the page's own clock began, in milliseconds since 1970: stamps may still be by that clock. */
  | { readonly type: 'start'; readonly timeOrigin: number }
  | { readonly type: 'scene'; readonly scene: Scene }
  | {
      readonly type: 'picture';
      readonly tileId: number;
      readonly frames: ReadableStream<VideoFrame>;
    }
  | { readonly type: 'picture-gone'; readonly tileId: number }
  | { readonly type: 'sound'; readonly pieces: ReadableStream<AudioData> }
  | { readonly type: 'order'; readonly wanted: Exclude<RecorderOrder['wanted'], 'wait'> };

export type FromWorker =
  /** The encoders have worked once: the next frame could be recorded. */
  | { readonly type: 'primed' }
  | { readonly type: 'phase'; readonly phase: 'recording' | 'paused' }
  | GapMessage
  | { readonly type: 'stats'; readonly stats: WorkerStats }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** After the order to stop: everything was said. */
  | { readonly type: 'finished' }
  /** It can't go on; nothing follows. */
  | { readonly type: 'failed'; readonly message: string };

/** Told every second. */
export type WorkerStats = Omit<StatsMessage, 'type' | 'people'> & {
  /** Whether a picture came or anything was audible since the last time. */
  readonly hasMedia: boolean;
};
