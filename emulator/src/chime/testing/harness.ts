import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  VideoCodecCapability,
  type AudioVideoFacade,
  type AudioVideoObserver,
  type ContentShareObserver,
} from 'amazon-chime-sdk-js';

/** Runs inside the test's pages: the real client, and what a person would see of it as plain data. */
export interface JoinOptions {
  readonly meeting: unknown;
  readonly attendee: unknown;
  readonly microphone: boolean;
  readonly simulcast?: boolean;
  /** Codecs to send, the preferred first. @default the client's own order */
  readonly codecs?: readonly ('VP8' | 'H264')[];
  /** A browser that has no decoder for H.264, as some builds of Chromium have none. */
  readonly lacksH264?: boolean;
}

export interface TileState {
  readonly attendeeId: string;
  readonly isContent: boolean;
  readonly isLocal: boolean;
  readonly isPaused: boolean;
  readonly seconds: number;
  readonly frames: number;
}

/** A remote picture by what the browser itself counts. */
export interface ReceivedVideo {
  /** Such as `video/H264`. */
  readonly codec: string;
  readonly framesDecoded: number;
}

export interface PageState {
  readonly roster: Record<string, { muted: boolean; loudest: number }>;
  /** Presence changes as `id:in`, `id:out`, `id:dropped`. */
  readonly presence: readonly string[];
  readonly tiles: readonly TileState[];
  readonly received: readonly ReceivedVideo[];
  readonly audioPackets: number;
  readonly audioEnergy: number;
  readonly messages: readonly string[];
  readonly stops: readonly number[];
  readonly starts: number;
  readonly shares: readonly string[];
}

export interface Harness {
  join(options: JoinOptions): Promise<void>;
  startCamera(): Promise<void>;
  stopCamera(): void;
  setMuted(isMuted: boolean): void;
  startShare(): Promise<void>;
  stopShare(): void;
  say(topic: string, text: string, lifetimeMs: number): void;
  setPaused(attendeeId: string, isPaused: boolean): void;
  leave(): void;
  state(): Promise<PageState>;
}

let audioVideo: AudioVideoFacade | undefined;
const roster: Record<string, { muted: boolean; loudest: number }> = {};
const presence: string[] = [];
const messages: string[] = [];
const stops: number[] = [];
const shares: string[] = [];
let starts = 0;

function session(): AudioVideoFacade {
  if (!audioVideo) throw new Error('join() comes first');
  return audioVideo;
}

const observer: AudioVideoObserver & ContentShareObserver = {
  audioVideoDidStart: () => void (starts += 1),
  audioVideoDidStop: (status) => void stops.push(status.statusCode()),
  videoTileDidUpdate(tile) {
    if (tile.tileId === null) return;
    const id = `tile-${tile.tileId}`;
    const existing = document.querySelector<HTMLVideoElement>(`#${id}`);
    const video = existing ?? document.body.appendChild(document.createElement('video'));
    video.id = id;
    video.muted = true;
    session().bindVideoElement(tile.tileId, video);
  },
  videoTileWasRemoved: (tileId) => document.querySelector(`#tile-${tileId}`)?.remove(),
  contentShareDidStart: () => void shares.push('start'),
  contentShareDidStop: () => void shares.push('stop'),
};

function follow(audio: AudioVideoFacade): void {
  audio.realtimeSubscribeToAttendeeIdPresence((attendeeId, isPresent, _user, dropped) => {
    presence.push(`${attendeeId}:${isPresent ? 'in' : dropped ? 'dropped' : 'out'}`);
    if (!isPresent) {
      delete roster[attendeeId];
      return;
    }
    const entry = (roster[attendeeId] ??= { muted: false, loudest: 0 });
    audio.realtimeSubscribeToVolumeIndicator(attendeeId, (_id, volume, muted) => {
      if (volume !== null) entry.loudest = Math.max(entry.loudest, volume);
      if (muted !== null) entry.muted = muted;
    });
  });
  audio.realtimeSubscribeToReceiveDataMessage('test', (message) => {
    messages.push(`${message.senderExternalUserId}: ${message.text()}`);
  });
}

async function readAudio(): Promise<{ packets: number; energy: number }> {
  const report = await audioVideo?.getRTCPeerConnectionStats();
  let packets = 0;
  let energy = 0;
  report?.forEach((entry: Record<string, unknown>) => {
    if (entry.type !== 'inbound-rtp' || entry.kind !== 'audio') return;
    packets += Number(entry.packetsReceived ?? 0);
    energy += Number(entry.totalAudioEnergy ?? 0);
  });
  return { packets, energy };
}

async function readReceivedVideo(): Promise<ReceivedVideo[]> {
  const report = await audioVideo?.getRTCPeerConnectionStats();
  const entries = new Map<unknown, Record<string, unknown>>();
  report?.forEach((entry: Record<string, unknown>) => entries.set(entry.id, entry));
  return [...entries.values()]
    .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
    .map(({ codecId, framesDecoded }) => ({
      codec: mimeTypeOf(entries.get(codecId)),
      framesDecoded: Number(framesDecoded ?? 0),
    }));
}

function mimeTypeOf(codec: Record<string, unknown> | undefined): string {
  return typeof codec?.mimeType === 'string' ? codec.mimeType : '';
}

const capabilities = {
  VP8: VideoCodecCapability.vp8(),
  H264: VideoCodecCapability.h264(),
};

function forgetH264(): void {
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...args) {
    const transceiver = addTransceiver.apply(this, args);
    const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
    const others = codecs.filter(({ mimeType }) => mimeType !== 'video/H264');
    if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(others);
    return transceiver;
  };
}

function readTiles(): TileState[] {
  return (audioVideo?.getAllVideoTiles() ?? []).map((tile) => {
    const { tileId, boundAttendeeId, isContent, localTile, paused } = tile.state();
    const video = document.querySelector<HTMLVideoElement>(`#tile-${tileId}`);
    return {
      attendeeId: boundAttendeeId ?? '',
      isContent,
      isLocal: localTile,
      isPaused: paused,
      seconds: video?.currentTime ?? 0,
      frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    };
  });
}

const harness: Harness = {
  async join({ meeting, attendee, microphone, simulcast = false, codecs, lacksH264 = false }) {
    if (lacksH264) forgetH264();
    const logger = new ConsoleLogger('chime', LogLevel.WARN);
    const devices = new DefaultDeviceController(logger);
    const configuration = new MeetingSessionConfiguration(meeting, attendee);
    configuration.enableSimulcastForUnifiedPlanChromiumBasedBrowsers = simulcast;
    audioVideo = new DefaultMeetingSession(configuration, logger, devices).audioVideo;
    if (codecs) {
      audioVideo.setVideoCodecSendPreferences?.(codecs.map((codec) => capabilities[codec]));
    }
    audioVideo.addObserver(observer);
    audioVideo.addContentShareObserver(observer);
    follow(audioVideo);
    if (microphone) {
      const [device] = await audioVideo.listAudioInputDevices();
      await audioVideo.startAudioInput(device?.deviceId ?? 'default');
    }
    await audioVideo.bindAudioElement(document.body.appendChild(document.createElement('audio')));
    audioVideo.start();
  },
  async startCamera() {
    session().chooseVideoInputQuality(640, 360, 15);
    const [device] = await session().listVideoInputDevices();
    await session().startVideoInput(device?.deviceId ?? 'default');
    session().startLocalVideoTile();
  },
  stopCamera() {
    session().stopLocalVideoTile();
    void session().stopVideoInput();
  },
  setMuted(isMuted) {
    if (isMuted) session().realtimeMuteLocalAudio();
    else session().realtimeUnmuteLocalAudio();
  },
  async startShare() {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const context = canvas.getContext('2d');
    setInterval(() => {
      if (!context) return;
      context.fillStyle = `hsl(${(Date.now() / 20) % 360} 80% 50%)`;
      context.fillRect(0, 0, 640, 360);
    }, 100);
    await session().startContentShare(canvas.captureStream(10));
  },
  stopShare: () => session().stopContentShare(),
  say: (topic, text, lifetimeMs) => session().realtimeSendDataMessage(topic, text, lifetimeMs),
  setPaused(attendeeId, isPaused) {
    const tile = session()
      .getAllVideoTiles()
      .find((each) => each.state().boundAttendeeId === attendeeId);
    const { tileId } = tile?.state() ?? {};
    if (typeof tileId !== 'number') throw new Error(`no tile of ${attendeeId}`);
    if (isPaused) session().pauseVideoTile(tileId);
    else session().unpauseVideoTile(tileId);
  },
  leave: () => session().stop(),
  async state() {
    const { packets: audioPackets, energy: audioEnergy } = await readAudio();
    const tiles = readTiles();
    const received = await readReceivedVideo();
    return {
      ...{ roster, presence, tiles, received, audioPackets, audioEnergy },
      ...{ messages, stops, starts, shares },
    };
  },
};

declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = harness;
