import { FRAMES_PER_SECOND, HEIGHT, WIDTH } from './picture-format.ts';

/** High profile, level 3.1: what every player takes at 1280 x 720 and 30 frames a second. */
const CODEC = 'avc1.64001F';
const CAMERAS_BITS_PER_SECOND = 2_500_000;
/** Small letters need more. */
const SCREEN_BITS_PER_SECOND = 4_000_000;
/**
 * Two seconds that a busy machine can make good, as nobody watches live; beyond them, it doesn't keep up: the frame is
 * left out. Most of what waits by then are repeats, which share their picture's memory.
 */
const LONGEST_QUEUE = 2 * FRAMES_PER_SECOND;
/** One a second: what is lost at a crash is at most the open second. */
const KEYFRAME_EVERY = FRAMES_PER_SECOND;

export interface PictureEncoder {
  /** `number`: place in the file, counted in frames. False: left out, as the encoder lags behind. */
  encode(picture: VideoFrame, number: number): boolean;
  /** The next frame can be shown without those before. */
  wantKeyframe(): void;
  /** From the next frame on. */
  showsScreen(isScreen: boolean): void;
  queueLength(): number;
  flush(): Promise<void>;
}

export type OnChunk = (chunk: EncodedVideoChunk, meta?: EncodedVideoChunkMetadata) => void;

function configurationFor(bitrate: number): VideoEncoderConfig {
  return {
    codec: CODEC,
    width: WIDTH,
    height: HEIGHT,
    bitrate,
    framerate: FRAMES_PER_SECOND,
    latencyMode: 'quality',
    bitrateMode: 'variable',
    hardwareAcceleration: 'prefer-software',
    avc: { format: 'avc' },
  };
}

/** Rejects where this browser can't encode it. */
export async function createPictureEncoder(
  onChunk: OnChunk,
  onError: (error: unknown) => void,
): Promise<PictureEncoder> {
  const { supported } = await VideoEncoder.isConfigSupported(
    configurationFor(CAMERAS_BITS_PER_SECOND),
  );
  if (!supported) throw new Error(`this browser has no encoder for ${CODEC}`);
  let meta: EncodedVideoChunkMetadata | undefined;
  const encoder = new VideoEncoder({
    // What decoders need is told with the first chunk alone, and that one was a rehearsal.
    output: (chunk, more) => onChunk(chunk, (meta = more?.decoderConfig ? more : meta)),
    error: onError,
  });
  encoder.configure(configurationFor(CAMERAS_BITS_PER_SECOND));
  let isScreen = false;
  let keyframeAt = 0;

  return {
    encode(picture, number) {
      if (encoder.encodeQueueSize > LONGEST_QUEUE) return false;
      const frame = new VideoFrame(picture, {
        timestamp: Math.round((number * 1_000_000) / FRAMES_PER_SECOND),
        duration: Math.round(1_000_000 / FRAMES_PER_SECOND),
      });
      const keyFrame = number >= keyframeAt;
      if (keyFrame) keyframeAt = number + KEYFRAME_EVERY;
      encoder.encode(frame, { keyFrame });
      frame.close();
      return true;
    },
    wantKeyframe: () => (keyframeAt = 0),
    showsScreen(next) {
      if (next === isScreen) return;
      isScreen = next;
      encoder.configure(
        configurationFor(isScreen ? SCREEN_BITS_PER_SECOND : CAMERAS_BITS_PER_SECOND),
      );
      keyframeAt = 0;
    },
    queueLength: () => encoder.encodeQueueSize,
    flush: () => encoder.flush(),
  };
}
