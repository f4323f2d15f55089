import type { PublishEvent } from '../events/event.ts';
import type { EmulatedService } from '../host/service.ts';
import type { Guard } from '../iam/guard.ts';
import { createFaults } from './api/faults.ts';
import { addRoutes } from './api/http.ts';
import { createOperations } from './api/operations.ts';
import { chimePermissions } from './api/permissions.ts';
import { startTicker } from './audio/ticker.ts';
import { createControl, viewMeeting, type MeetingView } from './control.ts';
import { createLifecycleEvents } from './model/lifecycle-events.ts';
import { openMediaEngine } from './model/media.ts';
import { createMeetings } from './model/meetings.ts';
import type { VideoCodec } from './rtc/codecs.ts';
import { isOwnAddress, type MediaAddresses, type MediaClients } from './rtc/media-addresses.ts';
import { createSignalingServer } from './signaling/ws-server.ts';
import { defaultTimings, type ChimeTimings } from './timings.ts';

export interface ChimeOptions {
  /** Base address of the host, known once it listens. */
  readonly publicUrl: () => string;
  /**
   * IPv4 addresses of this machine at which browsers reach the media port, the preferred one first.
   * @default ['127.0.0.1']
   */
  readonly mediaAddresses?: MediaAddresses;
  /** Whose media is taken. @default 'this-machine' */
  readonly mediaClients?: MediaClients;
  /** The one UDP port for all media; 0 lets the operating system choose. @default 0 */
  readonly udpPort?: number;
  readonly region?: string;
  readonly account?: string;
  readonly guard?: Guard;
  /**
   * Video codecs that a meeting supports; which of them is sent is the client's choice. The real service supports VP8
   * and H.264 ("Managing Video Codecs in Meetings", guide 19 of amazon-chime-sdk-js), and then the SDK prefers H.264.
   * @default ['VP8']
   */
  readonly videoCodecs?: readonly VideoCodec[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timings?: Partial<ChimeTimings>;
  /** Takes the meetings' lifecycle events, as EventBridge does. */
  readonly publish?: PublishEvent;
}

export interface ChimeService extends EmulatedService {
  /** What `inspect` shows, typed. */
  meetings(): MeetingView[];
}

const TICK_MS = 20;
const MAX_LATE_TICKS = 3;

/** Stand-in for the Amazon Chime SDK: control plane, signalling and media on one machine. */
export async function createChimeService(options: ChimeOptions): Promise<ChimeService> {
  const { publicUrl, region = 'us-east-1', account = '123456789012', now = Date.now } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const engine = await openMediaEngine({
    addresses: options.mediaAddresses ?? ['127.0.0.1'],
    udpPort: options.udpPort ?? 0,
    isAllowed: options.mediaClients === 'network' ? () => true : isOwnAddress,
    videoCodecs: options.videoCodecs ?? ['VP8'],
    timings,
    now,
  });
  const meetings = createMeetings({
    engine,
    timings,
    now,
    ...(options.publish && { observer: createLifecycleEvents(options.publish, now) }),
  });
  const faults = createFaults();
  const signaling = createSignalingServer({ admit: meetings.admit, now, timings });
  const operations = createOperations(meetings, () => ({
    publicUrl: publicUrl().replace(/\/$/, ''),
    region,
    account,
  }));
  const permissions = chimePermissions(`arn:aws:chime:${region}:${account}`);
  const ticker = startTicker({
    periodMs: TICK_MS,
    maxLateTicks: MAX_LATE_TICKS,
    now: () => performance.now(),
    onTick: (skipped) => {
      for (const { room } of meetings.all()) room.tick(skipped);
    },
  });
  const sweep = setInterval(() => meetings.expire(), timings.sweepMs);
  const view = () => meetings.all().map(viewMeeting);

  return {
    name: 'chime',
    routes: (app) =>
      addRoutes(app, { operations, faults, region, permissions, guard: options.guard }),
    upgrade: (request, socket, head) => signaling.upgrade(request, socket, head),
    control: createControl(meetings, faults),
    inspect: view,
    meetings: view,
    reset() {
      meetings.clear();
      faults.clear();
    },
    async stop() {
      ticker.stop();
      clearInterval(sweep);
      meetings.clear();
      signaling.close();
      await engine.close();
    },
  };
}
