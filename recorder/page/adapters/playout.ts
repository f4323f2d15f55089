import { createDelayMeter } from './delay-meter.ts';
import { createPictureDelay } from './picture-delay.ts';

/** WebRTC keeps only what belongs to one stream in step: Chime's mixed sound and the pictures do not. */
const SOUND_DELAY_MS = 300;
/** How long anything is on its way to the recording at most, beside a service that is near. */
export const PLAYOUT_DELAY_MS = 350;
/** Pictures change their delay by a tenth of the time that passes: looking oftener would not be quicker. */
const LOOK_EVERY_MS = 500;

/**
 * Every connection that is opened from here on plays later what it receives (W3C webrtc-extensions,
 * jitterBufferTarget). Left alone, sound and pictures each wait as long as their own arrival is uneven. A recording is
 * in no hurry: sound waits long enough for both. It comes to that by being stretched, for some seconds after joining,
 * and may wait longer where packets come late: pictures wait as long as it really does.
 */
export function holdPlayoutBack(): void {
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      keepInStep(this);
    }
  };
}

function keepInStep(connection: RTCPeerConnection): void {
  const delay = createPictureDelay();
  const pictures = new Set<RTCRtpReceiver>();
  const hold = (each: RTCRtpReceiver): void => void (each.jitterBufferTarget = delay.get());
  connection.addEventListener('track', ({ receiver, track }) => {
    if (track.kind === 'audio') {
      receiver.jitterBufferTarget = SOUND_DELAY_MS;
      look(connection, receiver, (soundMs) => {
        delay.follow(soundMs);
        pictures.forEach(hold);
      });
    } else {
      pictures.add(receiver);
      hold(receiver);
    }
  });
}

/** For as long as there is a connection. */
function look(
  connection: RTCPeerConnection,
  receiver: RTCRtpReceiver,
  onDelay: (soundMs: number | null) => void,
): void {
  const measure = createDelayMeter();
  const timer = setInterval(() => {
    if (connection.connectionState === 'closed') clearInterval(timer);
    else void measure(receiver).then(onDelay);
  }, LOOK_EVERY_MS);
}
