import { Problem } from '@video-escalation/contracts/http/problems';
import type { PlayableRecording, RecordingList } from '@video-escalation/contracts/http/recordings';
import type { MeetingId, RecordingId } from '@video-escalation/contracts/ids';
import type { RecordingManifest } from '@video-escalation/contracts/recordings/recording';
import type { Agent } from '../agents/agent-cache.ts';
import type { Standing } from '../contacts/contact-center.ts';
import type { Manifests, StoredManifest } from './manifests.ts';
import type { ObjectStorage } from './object-storage.ts';
import type { Standings } from './standings.ts';

export interface PlaybackOptions {
  readonly storage: ObjectStorage;
  readonly manifests: Manifests;
  readonly standings: Standings;
  /** Name of the security profile whose holders may play. */
  readonly profile: string;
  readonly urlTtlS: number;
  readonly mayDownload: boolean;
  readonly now: () => number;
  /** One line in the audit log. */
  readonly onPlayed: (details: Played & { agentId: string }) => void;
}

export interface Played {
  readonly meetingId: MeetingId;
  readonly recordingId: RecordingId;
  readonly how: 'play' | 'download';
}

export type Playback = ReturnType<typeof createPlayback>;

/** Who may see what was recorded, and how. See docs/decisions/0009-playback-access.md. */
export function createPlayback(options: PlaybackOptions) {
  const { storage, manifests, standings, profile, urlTtlS, mayDownload, now, onPlayed } = options;

  async function permitted(agent: Agent, meetingId: MeetingId): Promise<StoredManifest[]> {
    const [isHolder, standing, all] = await Promise.all([
      standings.holds(agent.agentId, profile),
      standings.of(agent.agentId),
      manifests.ofMeeting(meetingId),
    ]);
    const isNobodys = !isHolder || standing.hierarchy.length === 0;
    if (isNobodys) throw new Problem('recording/playback-not-permitted');
    const theirs = all.filter(({ manifest }) => isAbove(standing, manifest));
    if (all.length > 0 && theirs.length === 0) {
      throw new Problem('recording/playback-not-permitted');
    }
    return theirs;
  }

  async function toPlayable({ manifest }: StoredManifest): Promise<PlayableRecording> {
    const { endedAt, endReason, bytes } = manifest;
    const playback = manifest.isComplete ? await addresses(manifest) : undefined;
    return {
      recordingId: manifest.recordingId,
      startedAt: manifest.startedAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      isComplete: manifest.isComplete,
      ...(endReason === undefined ? {} : { endReason }),
      lengthMs: manifest.lengthMs,
      ...(bytes === undefined ? {} : { bytes }),
      gaps: manifest.gaps,
      agentName: manifest.agent.name,
      isReady: manifest.isComplete,
      ...(playback ? { playback } : {}),
    };
  }

  async function addresses({ object, startedAt }: RecordingManifest) {
    const name = `recording-${startedAt.replace(/[-:]|\.\d+/g, '')}.mp4`;
    const expiresAt = new Date(now() + urlTtlS * 1000).toISOString();
    const presign = (disposition: string) =>
      storage.presign({ key: object, disposition, expiresInS: urlTtlS });
    const [url, downloadUrl] = await Promise.all([
      presign(`inline; filename="${name}"`),
      mayDownload ? presign(`attachment; filename="${name}"`) : undefined,
    ]);
    return { url, ...(downloadUrl === undefined ? {} : { downloadUrl }), expiresAt };
  }

  return {
    /** @throws Problem recording/playback-not-permitted, recording/unavailable */
    async list(agent: Agent, meetingId: MeetingId): Promise<RecordingList> {
      const theirs = await permitted(agent, meetingId);
      return { meetingId, recordings: await Promise.all(theirs.map(toPlayable)) };
    },

    /** @throws as `list` does, and recording/not-found */
    async notePlay(agent: Agent, played: Played): Promise<void> {
      const theirs = await permitted(agent, played.meetingId);
      const isThere = theirs.some(
        ({ manifest }) => manifest.recordingId === played.recordingId && manifest.isComplete,
      );
      if (!isThere) throw new Problem('recording/not-found');
      if (played.how === 'download' && !mayDownload) {
        throw new Problem('recording/playback-not-permitted');
      }
      const { meetingId, recordingId, how } = played;
      onPlayed({ agentId: agent.agentId, meetingId, recordingId, how });
    },
  };
}

/** In the agent's own group or in one above it; of an agent in no group, nobody is. */
function isAbove({ hierarchy }: Standing, { agent }: RecordingManifest): boolean {
  const own = hierarchy.at(-1);
  return own !== undefined && agent.hierarchy.includes(own);
}
