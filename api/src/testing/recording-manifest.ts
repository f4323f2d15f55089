import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type { RecordingManifest } from '@video-escalation/contracts/recordings/recording';

/** As a recorder writes it with its first fragment. */
export function manifestOf(
  { subject, storage }: Pick<RecorderClaim, 'subject' | 'storage'>,
  over: Partial<RecordingManifest> = {},
): RecordingManifest {
  return {
    version: 1,
    ...subject,
    startedAt: '2026-11-23T08:00:00.000Z',
    object: `${storage.stem}.stream.mp4`,
    isComplete: false,
    lengthMs: 1_000,
    gaps: [],
    ...over,
  };
}
