import { Problem } from '@video-escalation/contracts/http/problems';
import type { ContactId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { Agents } from '../agents/agents.service.ts';
import type { Config } from '../config.ts';
import type { AuditLog, Ports, RecordingPorts } from '../ports.ts';
import { createAutomaticStart } from './automatic-start.ts';
import { createBucketSweep } from './bucket-sweep.ts';
import { createJournal } from './journal.ts';
import { createLaunching } from './launching.ts';
import { createManifests } from './manifests.ts';
import { createPlayback, type Playback } from './playback.service.ts';
import type { RecorderTokens } from './recorder-tokens.ts';
import { createRecorders, type Recorders } from './recorder.service.ts';
import { createRecordings, type Recordings } from './recordings.service.ts';
import { createSalvage } from './salvage.ts';
import { createSpareTasks } from './spares.ts';
import { createStandings } from './standings.ts';
import { createWatch, type Watch } from './watch.ts';

interface Neighbours {
  readonly heldContact: Agents['heldContact'];
  readonly recorderTokens: RecorderTokens;
  readonly log: AuditLog;
}

interface RecordingServices {
  readonly recordings: Recordings;
  readonly recorders: Recorders;
  readonly playback: Playback;
  /** Undefined: there is nothing to watch. */
  readonly watch: Watch | undefined;
}

export function createRecordingServices(
  config: Config,
  ports: Ports,
  neighbours: Neighbours,
): RecordingServices {
  return config.recording && ports.recording
    ? wire({ config, choices: config.recording }, ports, ports.recording, neighbours)
    : off;
}

function wire(
  { config, choices }: { config: Config; choices: NonNullable<Config['recording']> },
  { contactCenter, video, store: { recordings: store, ...shared }, now }: Ports,
  { tasks, storage }: RecordingPorts,
  { heldContact, recorderTokens, log }: Neighbours,
): RecordingServices {
  const onError = (err: unknown, what: string) => log.warn({ err }, what);
  const { meetings, changes, locks, limits } = shared;
  const prefix = config.RECORDING_PREFIX;
  const manifests = createManifests(storage, prefix);
  const standings = createStandings({ contactCenter, now });
  const journal = createJournal({ store, meetings, changes, now });
  const { apiUrl } = choices;
  const kept = config.RECORDERS_KEPT_WARM;
  const spares = createSpareTasks({ store, tasks, changes, apiUrl, kept, now, onError });
  const launching = createLaunching({
    ...{ store, journal, video, tasks, spares, apiUrl, now, onError },
    atOnce: config.RECORDINGS_AT_ONCE,
  });
  const automaticStart = createAutomaticStart({
    ...{ store, meetings, now },
    isWanted: ({ conversationId }) => isAutomatic(contactCenter, conversationId),
    onMissing: (meetingId, reason) =>
      log.warn(
        { event: 'recording.automatic_start_missing', meetingId, reason },
        'a call should be recorded by now',
      ),
  });
  const salvage = createSalvage({ storage, manifests, locks, now });
  return {
    recordings: createRecordings({
      choices: {
        prefix,
        consent: config.RECORDING_CONSENT,
        workspaceUrl: choices.workspaceUrl,
      },
      ...{ store, meetings, journal, launching, automaticStart, contactCenter },
      ...{ heldContact, now, onError },
      hierarchyOf: standings.hierarchyOf,
      createId: randomUUID,
    }),
    recorders: createRecorders({
      storage: { bucket: choices.bucket, kmsKeyId: config.RECORDING_KMS_KEY_ID },
      limits: {
        aloneS: config.RECORDING_ALONE_S,
        noMediaS: config.RECORDING_NO_MEDIA_S,
        maximumS: config.RECORDING_MAXIMUM_S,
      },
      tokens: recorderTokens,
      rateLimits: limits,
      ...{ store, meetings, video, journal, launching, now },
    }),
    playback: createPlayback({
      ...{ storage, manifests, standings, now },
      profile: config.PLAYBACK_SECURITY_PROFILE,
      urlTtlS: config.RECORDING_URL_TTL_S,
      mayDownload: config.RECORDING_DOWNLOAD === 'allowed',
      onPlayed: (details) => log.info(details, 'recording played'),
    }),
    watch: createWatch({
      ...{ store, journal, launching, automaticStart, tasks, salvage, spares, now, onError },
      sweepBucket: createBucketSweep({ storage, prefix, store, tasks, salvage, now, onError }),
    }),
  };
}

async function isAutomatic(
  contactCenter: Ports['contactCenter'],
  conversationId: ContactId,
): Promise<boolean> {
  const attributes = await contactCenter.attributes(conversationId);
  return attributes.videoRecordingAutoStartEnabled === 'true';
}

const refuse = async (): Promise<never> => {
  throw new Problem('recording/off');
};
const ignore = async () => undefined;

/** Where the operator has set up no recording. */
const off: RecordingServices = {
  recordings: {
    ...{ start: refuse, stop: refuse, pause: refuse, resume: refuse, answer: refuse },
    ...{ ofMeeting: ignore, customerPressedJoin: ignore, bothJoined: ignore },
    ...{ customerLeft: ignore, meetingEnded: ignore },
  },
  recorders: { turn: refuse, claim: refuse, verify: refuse, report: refuse, order: refuse },
  playback: { list: refuse, notePlay: refuse },
  watch: undefined,
};
