import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type {
  RecordingEndReason,
  RecordingManifest,
} from '@video-escalation/contracts/recordings/recording';
import type { NewObject } from './object-store.ts';

export type Gap = RecordingManifest['gaps'][number];

/** What is known of a recording while it runs. */
export interface Facts {
  readonly startedAtMs: number;
  readonly lengthMs: number;
  readonly gaps: readonly Gap[];
  readonly frames: RecordingManifest['frames'] & {};
}

/** What is known once it has ended. */
export interface Ending {
  readonly endedAtMs: number;
  readonly endReason: RecordingEndReason;
  readonly bytes: number;
  readonly sha256?: string;
}

export function describeRecording(
  subject: RecorderClaim['subject'],
  object: string,
  { startedAtMs, lengthMs, gaps, frames }: Facts,
  ending?: Ending,
): RecordingManifest {
  return {
    version: 1,
    ...subject,
    startedAt: new Date(startedAtMs).toISOString(),
    object,
    isComplete: ending !== undefined,
    lengthMs,
    frames,
    gaps: [...gaps],
    ...(ending && {
      endedAt: new Date(ending.endedAtMs).toISOString(),
      endReason: ending.endReason,
      bytes: ending.bytes,
      ...(ending.sha256 === undefined ? {} : { sha256: ending.sha256 }),
    }),
  };
}

export function manifestObject(key: string, manifest: RecordingManifest): NewObject {
  return { key, body: Buffer.from(JSON.stringify(manifest)), contentType: 'application/json' };
}
