import type { FromWorker, ToWorker } from '../worker-protocol.ts';

/**
 * Runs in a browser in place of the page's meeting: gives the worker one picture and one sound that clap together
 * each second. The sound is stamped with its time however late this page is, as a device's is.
 */
const EVERY_MS = 1_000;
const CLAP_MS = 100;
const SAMPLE_RATE = 48_000;
const BEEP_HZ = 2_000;
const STEP_MS = 10;
/** Quicker than the file's, so that a flash is drawn when it is. */
const FRAME_MS = 16;
const WIDTH = 640;
const HEIGHT = 360;
/** Luma values. Both are brighter than the background that the recorder draws where there is no picture. */
const GREY = 110;
const WHITE = 235;

const worker = new Worker('/worker.js');
const tell = (message: ToWorker, transfer: Transferable[] = []): void =>
  worker.postMessage(message, transfer);
const isClap = (atMs: number): boolean => atMs % EVERY_MS < CLAP_MS;

/** Frames of one brightness, as a decoder gives it. A canvas would take most of a core. */
function picture(luma: number): () => VideoFrame {
  const data = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  data.fill(luma, 0, WIDTH * HEIGHT);
  const size = { codedWidth: WIDTH, codedHeight: HEIGHT };
  return () => new VideoFrame(data, { format: 'I420', ...size, timestamp: 0 });
}

function pictures(): ReadableStream<VideoFrame> {
  const [grey, white] = [picture(GREY), picture(WHITE)];
  return new ReadableStream({
    start(controller) {
      setInterval(() => {
        // As a camera's track does, skips a picture that nobody has asked for: a queue of them would grow where the
        // worker is slow, and the first one closed while it waits there ends the stream.
        if (controller.desiredSize! <= 0) return;
        const frame = isClap(performance.now()) ? white() : grey();
        controller.enqueue(frame);
        // The worker gets a copy. The page's frame stays open until the copy is made.
        setTimeout(() => frame.close(), EVERY_MS);
      }, FRAME_MS);
    },
  });
}

function pieces(): ReadableStream<AudioData> {
  let nextMs = performance.now();
  return new ReadableStream({
    start(controller) {
      setInterval(() => {
        for (; nextMs + STEP_MS <= performance.now(); nextMs += STEP_MS) {
          controller.enqueue(piece(nextMs));
        }
      }, STEP_MS);
    },
  });
}

function piece(fromMs: number): AudioData {
  const frames = (SAMPLE_RATE * STEP_MS) / 1_000;
  const data = Float32Array.from({ length: frames }, (_each, at) => {
    const atMs = fromMs + (at * 1_000) / SAMPLE_RATE;
    return isClap(atMs) ? 0.5 * Math.sin((2 * Math.PI * BEEP_HZ * atMs) / 1_000) : 0;
  });
  return new AudioData({
    format: 'f32-planar',
    sampleRate: SAMPLE_RATE,
    numberOfChannels: 1,
    numberOfFrames: frames,
    timestamp: fromMs * 1_000,
    data,
  });
}

/**
 * Records for so many seconds of the file, with a pause in the middle; the file, as base64. The picture comes
 * `pictureComesAfterMs` later than the order to record.
 */
async function record(seconds: number, pictureComesAfterMs: number): Promise<string> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  const finished = Promise.withResolvers<void>();
  let hasPaused = false;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'primed') begin(pictureComesAfterMs);
    if (data.type === 'bytes') bytes.push(data.bytes);
    if (data.type === 'finished') finished.resolve();
    if (data.type === 'failed') finished.reject(new Error(data.message));
    if (data.type !== 'stats') return;
    const at = data.stats.recordedMs / 1_000;
    if (at >= seconds) tell({ type: 'order', wanted: 'stop' });
    else if (hasPaused) tell({ type: 'order', wanted: 'record' });
    else if (at >= seconds / 2) {
      hasPaused = true;
      tell({ type: 'order', wanted: 'pause' });
    }
  };
  tell({ type: 'start', timeOrigin: performance.timeOrigin });
  await finished.promise;
  return base64(new Blob(bytes));
}

function begin(pictureComesAfterMs: number): void {
  const sound = pieces();
  setTimeout(showPicture, pictureComesAfterMs);
  tell({ type: 'sound', pieces: sound }, [sound]);
  tell({ type: 'order', wanted: 'record' });
}

function showPicture(): void {
  const frames = pictures();
  const figure = { label: 'Clapper', initials: 'C', tileId: 1 };
  tell({ type: 'scene', scene: { people: [figure], content: null } });
  tell({ type: 'picture', tileId: 1, frames }, [frames]);
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^.*?,/, ''));
    reader.readAsDataURL(blob);
  });
}

export interface Clapper {
  record: typeof record;
}

declare global {
  interface Window {
    clapper: Clapper;
  }
}
window.clapper = { record };
