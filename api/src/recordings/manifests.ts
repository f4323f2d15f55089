import { parse } from '@video-escalation/contracts/config/parse';
import type { MeetingId } from '@video-escalation/contracts/ids';
import {
  meetingFolder,
  recordingKeys,
  stemOfManifest,
} from '@video-escalation/contracts/recordings/keys';
import { RecordingManifest } from '@video-escalation/contracts/recordings/recording';
import type { ObjectStorage } from './object-storage.ts';

export interface StoredManifest {
  readonly manifest: RecordingManifest;
  readonly stem: string;
  readonly etag: string;
}

export type Manifests = ReturnType<typeof createManifests>;

/** The durable truth about recordings: the small JSON beside each one. */
export function createManifests(storage: ObjectStorage, prefix: string) {
  async function read(stem: string): Promise<StoredManifest | undefined> {
    const found = await storage.read(recordingKeys(stem).manifest);
    if (!found) return undefined;
    const manifest = parse(
      RecordingManifest,
      JSON.parse(found.body.toString('utf8')),
      'The manifest of a recording',
    );
    return { manifest, stem, etag: found.etag };
  }

  return {
    read,
    /** Of one meeting, by start time. */
    async ofMeeting(meetingId: MeetingId): Promise<StoredManifest[]> {
      const keys = await storage.list(meetingFolder(prefix, meetingId));
      const stems = keys.flatMap((key) => stemOfManifest(key) ?? []);
      const found = await Promise.all(stems.map(read));
      return found
        .filter((each) => each !== undefined)
        .sort((a, b) => a.manifest.startedAt.localeCompare(b.manifest.startedAt));
    },
    /** False: somebody has written it since it was read. */
    replace: ({ stem, etag }: StoredManifest, manifest: RecordingManifest) =>
      storage.write(recordingKeys(stem).manifest, JSON.stringify(manifest, undefined, 2), etag),
  };
}
