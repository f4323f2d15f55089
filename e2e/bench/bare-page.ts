import {
  ConsoleLogger,
  DefaultDeviceController,
  DefaultMeetingSession,
  LogLevel,
  MeetingSessionConfiguration,
} from 'amazon-chime-sdk-js';

interface BareWindow {
  join: { meeting: unknown; attendee: unknown };
}

/** The least that a page must do to be in a meeting: the floor that ours is measured against. */
document.querySelector('button')!.addEventListener('click', () => {
  const { meeting, attendee } = (window as unknown as BareWindow).join;
  const logger = new ConsoleLogger('bare', LogLevel.OFF);
  const session = new DefaultMeetingSession(
    new MeetingSessionConfiguration(meeting, attendee),
    logger,
    new DefaultDeviceController(logger),
  );
  const { audioVideo } = session;
  audioVideo.addObserver({
    videoTileDidUpdate: (tile) => {
      if (tile.tileId === null || tile.localTile) return;
      const video = document.querySelector('video')!;
      video.dataset.attendeeName = tile.boundExternalUserId ?? '';
      audioVideo.bindVideoElement(tile.tileId, video);
    },
  });
  void (async () => {
    const [microphone] = await audioVideo.listAudioInputDevices();
    await audioVideo.startAudioInput(microphone!);
    await audioVideo.bindAudioElement(document.querySelector('audio')!);
    audioVideo.start();
  })();
});
