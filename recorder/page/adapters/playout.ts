import { LONGEST_WAIT_MS } from '../picture-sources.ts';
import { createDelayMeter } from './delay-meter.ts';
import { createPictureDelay, MIXING_MS, type PictureDelay } from './picture-delay.ts';

/** WebRTC keeps only what belongs to one stream in step: Chime's mixed sound and the pictures do not. */
const SOUND_DELAY_MS = 300;
/** Pictures change their delay by a tenth of the time that passes: looking oftener would not be quicker. */
const LOOK_EVERY_MS = 500;

/**
 * Every connection that is opened from here on plays later what it receives (W3C webrtc-extensions,
 * jitterBufferTarget). Left alone, sound and pictures each wait as long as their own arrival is uneven. A recording is
 * in no hurry: sound waits long enough for both. It comes to that by being stretched, for some seconds after joining,
 * and may wait longer where packets come late: pictures wait as long as it really does.
 *
 * Returns how long the newest connection holds anything back at most, in milliseconds: what comes out of it later than
 * that was sent from now on.
 */
export function holdPlayoutBack(): () => number {
  let delay: PictureDelay | null = null;
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      keepInStep(this, (delay = createPictureDelay()));
    }
  };
  return () => Math.max(SOUND_DELAY_MS + MIXING_MS, delay?.get() ?? 0) + LONGEST_WAIT_MS;
}

function keepInStep(connection: RTCPeerConnection, delay: PictureDelay): void {
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
