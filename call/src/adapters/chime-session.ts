import {
  ConsoleLogger,
  DefaultActiveSpeakerPolicy,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  VideoCodecCapability,
  type AudioVideoFacade,
  type EventController,
} from 'amazon-chime-sdk-js';
import type { CallSession, CreateSession } from '../call-session.ts';
import { observeSession } from './session-observers.ts';

/** Enough for 640x360 at 15 frames a second; more only fills a small uplink. */
const CAMERA_KBPS = 700;

/**
 * Without one given, the SDK would send its events to the service's ingestion address; and its own one, once
 * destroyed, throws at the events that still come.
 */
const noEvents: EventController = {
  publishEvent: async () => undefined,
  addObserver: () => undefined,
  removeObserver: () => undefined,
};

/** The service answers a leave at once; without an answer the SDK alone would wait for 15 s. */
const GOODBYE_LIMIT_MS = 3_000;

/** A session of amazon-chime-sdk-js 3.32: https://aws.github.io/amazon-chime-sdk-js/ */
export const createChimeSession: CreateSession = ({ meeting, attendee }, emit) => {
  const logger = new ConsoleLogger('chime', LogLevel.OFF);
  const configuration = new MeetingSessionConfiguration(
    { Meeting: meeting },
    { Attendee: attendee },
  );
  // A device controller of its own: one that outlives its session keeps that session's streams.
  const devices = new DefaultDeviceController(logger, { enableWebAudio: false });
  const session = new DefaultMeetingSession(configuration, logger, devices, noEvents);
  const audioVideo = session.audioVideo;
  const stopped = Promise.withResolvers<void>();
  let isRunning = false;
  const picture = localPicture(audioVideo);
  const unobserve = observeSession(
    audioVideo,
    (event) => {
      if (event.type === 'stopped') {
        isRunning = false;
        stopped.resolve();
      }
      if (event.type === 'started') picture.onStarted();
      emit(event);
    },
    new DefaultActiveSpeakerPolicy(),
  );
  preferLightCodecs(audioVideo);

  return {
    ...media(audioVideo),
    setCamera: picture.set,
    ...sharing(audioVideo),
    connectAhead: () => audioVideo.start({ signalingOnly: true }),
    async start(audio) {
      if (audio) await audioVideo.bindAudioElement(audio);
      isRunning = true;
      audioVideo.start();
    },
    async stop() {
      // Closes what `connectAhead` opened, if there is such a thing.
      if (!isRunning) return audioVideo.stop();
      audioVideo.stopContentShare();
      audioVideo.stop();
      const limit = new Promise<void>((resolve) => setTimeout(resolve, GOODBYE_LIMIT_MS));
      await Promise.race([stopped.promise, limit]);
    },
    async destroy() {
      unobserve();
      audioVideo.unbindAudioElement();
      await devices.destroy();
      await session.destroy();
    },
  };
};

/** Every browser sends and reads both, and both are cheap where there is no encoder in hardware. */
function preferLightCodecs(audioVideo: AudioVideoFacade): void {
  const codecs = [
    VideoCodecCapability.vp8(),
    VideoCodecCapability.h264ConstrainedBaselineProfile(),
  ];
  audioVideo.setVideoCodecSendPreferences?.(codecs);
  audioVideo.setContentShareVideoCodecPreferences?.(codecs);
  audioVideo.setVideoMaxBandwidthKbps(CAMERA_KBPS);
}

function media(
  audioVideo: AudioVideoFacade,
): Pick<
  CallSession,
  'setMicrophone' | 'setMuted' | 'setSpeaker' | 'bindAudio' | 'bindTile' | 'unbindTile'
> {
  return {
    async setMicrophone(stream) {
      await audioVideo.startAudioInput(stream);
    },
    setMuted: (isMuted) => {
      if (isMuted) audioVideo.realtimeMuteLocalAudio();
      else audioVideo.realtimeUnmuteLocalAudio();
    },
    setSpeaker: (id) => audioVideo.chooseAudioOutput(id),
    bindAudio: (audio) => audioVideo.bindAudioElement(audio),
    bindTile: (tileId, video) => audioVideo.bindVideoElement(tileId, video),
    unbindTile: (tileId) => audioVideo.unbindVideoElement(tileId),
  };
}

/** The camera may be given before the start; its tile is started after it, as the SDK's guide does. */
function localPicture(audioVideo: AudioVideoFacade) {
  let isStarted = false;
  let hasPicture = false;
  return {
    onStarted(): void {
      if (!isStarted && hasPicture) audioVideo.startLocalVideoTile();
      isStarted = true;
    },
    async set(stream: MediaStream | null): Promise<void> {
      hasPicture = stream !== null;
      if (!stream) {
        audioVideo.stopLocalVideoTile();
        return audioVideo.stopVideoInput();
      }
      await audioVideo.startVideoInput(stream);
      if (isStarted) audioVideo.startLocalVideoTile();
    },
  };
}

function sharing(audioVideo: AudioVideoFacade): Pick<CallSession, 'startShare' | 'stopShare'> {
  return {
    async startShare() {
      const screen = await askForScreen();
      if (!screen) return false;
      await audioVideo.startContentShare(screen);
      return true;
    },
    stopShare: () => audioVideo.stopContentShare(),
  };
}

async function askForScreen(): Promise<MediaStream | null> {
  try {
    // The own tab would show the call inside the call: https://www.w3.org/TR/screen-capture/#dom-displaymediastreamoptions-selfbrowsersurface
    return await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 10, max: 15 } },
      audio: false,
      selfBrowserSurface: 'exclude',
    } as DisplayMediaStreamOptions);
  } catch (error) {
    // The person's "cancel" and the system's "no" have the same name.
    if (error instanceof DOMException && error.name === 'NotAllowedError') return null;
    throw error;
  }
}
