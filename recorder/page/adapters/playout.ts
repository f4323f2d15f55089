/**
 * How long sound and pictures are held back before they are played. WebRTC does not keep Chime's mixed sound and the
 * pictures in step, and left alone each waits as long as its own arrival is uneven: the sound more than the pictures,
 * and most right after joining. A recording is in no hurry, so both wait long enough for either.
 */
const SOUND_DELAY_MS = 300;
/** Mixing takes the service some time too, which pictures don't need. */
const MIXING_MS = 50;
export const PLAYOUT_DELAY_MS = SOUND_DELAY_MS + MIXING_MS;

/** Every connection that is opened from here on plays later what it receives (W3C webrtc-extensions, jitterBufferTarget). */
export function holdPlayoutBack(): void {
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ receiver, track }) => {
        receiver.jitterBufferTarget = track.kind === 'audio' ? SOUND_DELAY_MS : PLAYOUT_DELAY_MS;
      });
    }
  };
}
