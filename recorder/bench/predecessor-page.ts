import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
} from 'amazon-chime-sdk-js';

/** Runs in the predecessor's Firefox: shows a meeting as its page did, as plain videos beside each other. */
const { meeting, attendee } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as {
  meeting: unknown;
  attendee: unknown;
};
const logger = new ConsoleLogger('predecessor', LogLevel.OFF);
const { audioVideo } = new DefaultMeetingSession(
  new MeetingSessionConfiguration({ Meeting: meeting }, { Attendee: attendee }),
  logger,
  new DefaultDeviceController(logger),
);

audioVideo.addObserver({
  videoTileDidUpdate({ tileId, boundAttendeeId, localTile }) {
    if (tileId === null || boundAttendeeId === null || localTile) return;
    if (document.getElementById(`video-${tileId}`)) return;
    const video = Object.assign(document.createElement('video'), { id: `video-${tileId}` });
    document.getElementById('video-list')!.append(video);
    video.requestVideoFrameCallback(() => void fetch('/shown', { method: 'POST' }));
    audioVideo.bindVideoElement(tileId, video);
  },
});
void audioVideo.bindAudioElement(document.querySelector('audio')!).then(() => audioVideo.start());
