/**
 * Where a recording lies in the bucket. `stem` is `<prefix><meetingId>/<start as YYYYMMDDTHHMMSSZ>-<recordingId>`:
 * a listing by meeting comes in order of time.
 */
export interface RecordingKeys {
  /** Fragmented MP4, streamed as a multipart upload while the meeting runs; gone once `file` stands. */
  readonly stream: string;
  /**
   * What the multipart upload doesn't hold yet; metadata `offset` (bytes before it) and `upload-id`. A part may have
   * been stored since: then the tail begins before the end of the parts, and that much of it is to be skipped.
   */
  readonly tail: string;
  /** The finished, seekable MP4. */
  readonly file: string;
  readonly manifest: string;
}

export function recordingStem(
  prefix: string,
  meetingId: string,
  startedAtMs: number,
  recordingId: string,
): string {
  const start = new Date(startedAtMs).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${meetingFolder(prefix, meetingId)}${start}-${recordingId}`;
}

export function meetingFolder(prefix: string, meetingId: string): string {
  return `${prefix}${meetingId}/`;
}

export function recordingKeys(stem: string): RecordingKeys {
  return {
    stream: `${stem}.stream.mp4`,
    tail: `${stem}.tail`,
    file: `${stem}.mp4`,
    manifest: `${stem}.json`,
  };
}

/** The stem of a manifest's key; undefined for any other object. */
export function stemOfManifest(key: string): string | undefined {
  return key.endsWith('.json') ? key.slice(0, -'.json'.length) : undefined;
}
