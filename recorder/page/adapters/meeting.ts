import {
  AllHighestVideoBandwidthPolicy,
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
  MeetingSessionStatusCode as Code,
  type AudioMixObserver,
  type AudioVideoFacade,
  type AudioVideoObserver,
  type EventController,
} from 'amazon-chime-sdk-js';
import type { JoinMeeting, MeetingEnd, MeetingEvent } from '../meeting.ts';

/** Otherwise the SDK would send events about itself to the service. */
const noEvents: EventController = {
  publishEvent: async () => undefined,
  addObserver: () => undefined,
  removeObserver: () => undefined,
};

/** The browser goes away right after: no need to wait the SDK's 15 s for an answer. */
const GOODBYE_LIMIT_MS = 1_000;

const ENDS: Partial<Record<Code, MeetingEnd>> = {
  [Code.MeetingEnded]: 'ended',
  [Code.NoAttendeePresent]: 'ended',
  [Code.AudioAttendeeRemoved]: 'ended',
  [Code.AudioJoinedFromAnotherDevice]: 'elsewhere',
};

type Emit = (event: MeetingEvent) => void;

/** A session of amazon-chime-sdk-js 3.32: https://aws.github.io/amazon-chime-sdk-js/ */
export const joinMeeting: JoinMeeting = ({ meeting, attendee }, emit) => {
  const logger = new ConsoleLogger('chime', LogLevel.OFF);
  const configuration = new MeetingSessionConfiguration(
    { Meeting: meeting },
    { Attendee: attendee },
  );
  // The SDK's usual policy saves bandwidth by pausing pictures; a recording must not have such holes.
  configuration.videoDownlinkBandwidthPolicy = new AllHighestVideoBandwidthPolicy(
    attendee.AttendeeId,
  );
  const devices = new DefaultDeviceController(logger, { enableWebAudio: false });
  const session = new DefaultMeetingSession(configuration, logger, devices, noEvents);
  const audioVideo = session.audioVideo;
  const stopped = Promise.withResolvers<void>();
  let isLeaving = false;
  const unobserve = observe(audioVideo, attendee.AttendeeId, (event) => {
    if (event.type === 'stopped') stopped.resolve();
    if (!isLeaving) emit(event);
  });
  // Nothing is heard here, but sound that isn't played isn't decoded either.
  const player = Object.assign(new Audio(), { muted: true });
  audioVideo.realtimeMuteLocalAudio();
  audioVideo.bindAudioElement(player).then(
    () => audioVideo.start(),
    () => emit({ type: 'stopped', why: 'lost' }),
  );

  return {
    async leave() {
      isLeaving = true;
      audioVideo.stop();
      const limit = new Promise<void>((resolve) => setTimeout(resolve, GOODBYE_LIMIT_MS));
      await Promise.race([stopped.promise, limit]);
      unobserve();
      audioVideo.unbindAudioElement();
      await devices.destroy();
      await session.destroy();
    },
  };
};

/** Turns the SDK's callbacks into our events, until the returned function is called. */
function observe(audioVideo: AudioVideoFacade, selfId: string, emit: Emit): () => void {
  const observer = { ...lifecycle(emit), ...pictures(emit) };
  const sound: AudioMixObserver = {
    meetingAudioStreamBecameActive(stream) {
      const [track] = stream.getAudioTracks();
      if (track) emit({ type: 'sound', track });
    },
    meetingAudioStreamBecameInactive: () => undefined,
  };
  const onPresence = (attendeeId: string, isPresent: boolean, externalUserId?: string): void => {
    if (attendeeId === selfId) return;
    if (!isPresent) emit({ type: 'absent', attendeeId });
    else emit({ type: 'present', attendeeId, externalUserId: externalUserId ?? '' });
  };
  audioVideo.addObserver(observer);
  audioVideo.addAudioMixObserver(sound);
  audioVideo.realtimeSubscribeToAttendeeIdPresence(onPresence);
  return () => {
    audioVideo.removeObserver(observer);
    audioVideo.removeAudioMixObserver(sound);
    audioVideo.realtimeUnsubscribeToAttendeeIdPresence(onPresence);
  };
}

function lifecycle(emit: Emit): AudioVideoObserver {
  return {
    audioVideoDidStartConnecting: (isReconnecting) => {
      if (isReconnecting) emit({ type: 'reconnecting' });
    },
    audioVideoDidStart: () => emit({ type: 'joined' }),
    audioVideoDidStop: (status) => {
      emit({ type: 'stopped', why: ENDS[status.statusCode()] ?? 'lost' });
    },
  };
}

function pictures(emit: Emit): AudioVideoObserver {
  const shown = new Map<number, string>();
  return {
    videoTileDidUpdate: ({ tileId, boundAttendeeId, localTile, boundVideoStream }) => {
      const track = boundVideoStream?.getVideoTracks()[0];
      if (localTile || tileId === null || boundAttendeeId === null || !track) return;
      // It is told of every change of a tile; a new picture is one from another track.
      if (shown.get(tileId) === track.id) return;
      shown.set(tileId, track.id);
      emit({ type: 'picture', tileId, attendeeId: boundAttendeeId, track });
    },
    videoTileWasRemoved: (tileId) => {
      if (shown.delete(tileId)) emit({ type: 'picture-gone', tileId });
    },
  };
}
