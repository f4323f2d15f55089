import type { RecorderClaim } from '@video-escalation/contracts/http/recorder';
import type { RecordingEndReason } from '@video-escalation/contracts/recordings/recording';

/** What is looked at, about once a second. */
export interface Watched {
  readonly nowMs: number;
  /** Others in the meeting, without recorders. */
  readonly people: number;
  /** Whether a picture moved or somebody was heard since the last look. */
  readonly hasMedia: boolean;
  readonly recordedMs: number;
}

/** Says when the recorder has to end by itself, and why; the waits begin with the first look. */
export function createEndConditions(
  limits: RecorderClaim['limits'],
): (watched: Watched) => RecordingEndReason | null {
  let hadPeopleAtMs: number | null = null;
  let hadMediaAtMs: number | null = null;
  return ({ nowMs, people, hasMedia, recordedMs }) => {
    if (people > 0) hadPeopleAtMs = nowMs;
    // An empty room is quiet: that is for the other rule.
    if (hasMedia || people === 0) hadMediaAtMs = nowMs;
    hadPeopleAtMs ??= nowMs;
    hadMediaAtMs ??= nowMs;
    if (recordedMs >= limits.maximumS * 1_000) return 'maximum-length';
    if (nowMs - hadPeopleAtMs >= limits.aloneS * 1_000) return 'alone';
    if (nowMs - hadMediaAtMs >= limits.noMediaS * 1_000) return 'no-media';
    return null;
  };
}
