import { createAudioTimeline } from './audio-timeline.ts';
import type { Composer } from './composer.ts';
import { PRIMING_SAMPLES, type Film } from './film.ts';
import { isForNewPicture, startFrameClock, type FrameClock, type Ticking } from './frame-clock.ts';
import type { PictureEncoder } from './picture-encoder.ts';
import type { PictureSources } from './picture-sources.ts';
import { createRecordedTime } from './recorded-time.ts';
import { SAMPLE_RATE } from './sound.ts';
import type { SoundPiece } from './sound-source.ts';
import type { FromWorker } from './worker-protocol.ts';

/** Sound may lag behind its picture by this much before silence takes its place. */
const LATEST_SOUND_MS = 700;
/** At the end, what was heard last is still on its way. */
const LAST_SOUND_LIMIT_MS = 250;
const LOOK_EVERY_MS = 10;
/**
 * The order to record may come before the people and their pictures do. The first frame is what players show before
 * they play, so it waits this long for them; no more frames than the encoder takes at once may wait behind it.
 */
const FIRST_FRAME_LIMIT_MS = 1_500;

export interface StudioDeps {
  readonly ticking: Ticking;
  /** Milliseconds since 1970. */
  readonly utc: () => number;
  readonly composer: Composer;
  /** What there is to see so far; it is closed at the end. */
  readonly picture: VideoFrame;
  readonly sources: PictureSources;
  readonly encoder: PictureEncoder;
  readonly film: Film;
  readonly tell: (message: FromWorker) => void;
  /** Nothing can be recorded any more. */
  readonly fail: (error: unknown) => void;
}

/** Records, pauses and stops: the one clock of picture and sound. */
export interface Studio {
  record(): void;
  pause(): void;
  /** Settles when every byte was given away. Nothing is recorded any more. */
  stop(): Promise<void>;
  hear(piece: SoundPiece): void;
  counts(): { recordedMs: number; framesWritten: number; framesExpected: number };
}

export function createStudio(deps: StudioDeps): Studio {
  const { ticking, composer, sources, encoder, film, tell } = deps;
  const time = createRecordedTime();
  const sound = createAudioTimeline({
    time,
    sampleRate: SAMPLE_RATE,
    primingSamples: PRIMING_SAMPLES,
  });
  let clock: FrameClock | null = null;
  let gap: { afterMs: number; from: string } | null = null;
  let framesWritten = 0;
  let { picture } = deps;
  /** Pictures take their moment: frames wait for those before. */
  let framesSoFar = Promise.resolve();
  let isFirstFrameWaiting = false;
  /** From here on what comes late is too late. */
  let isClosing = false;
  let stopping: Promise<void> | null = null;

  async function addFrame(number: number, isNewest: boolean): Promise<void> {
    if (isNewest && isForNewPicture(number, encoder.queueLength())) {
      const next = await composer.compose((tileId) => sources.next(tileId), deps.utc());
      if (next) picture.close();
      picture = next ?? picture;
    }
    if (encoder.encode(picture, number)) framesWritten += 1;
  }
  function onFrame(number: number, isNewest: boolean): void {
    // Behind a first frame that waits, the others show the same: the film is as long as its sound.
    const isNew = isNewest && (number === 0 || !isFirstFrameWaiting);
    framesSoFar = framesSoFar.then(() => addFrame(number, isNew)).catch(deps.fail);
    silenceUntil(time.lengthMs(ticking.now()) - LATEST_SOUND_MS);
  }
  function holdFirstFrame(): void {
    isFirstFrameWaiting = true;
    const isDone = (): boolean => stopping !== null || composer.isComplete(sources.has);
    framesSoFar = waitUntil(ticking, isDone, FIRST_FRAME_LIMIT_MS).then(() => {
      isFirstFrameWaiting = false;
    });
  }
  function silenceUntil(fileMs: number): void {
    const missing = sound.fillUntil(fileMs);
    if (missing > 0) film.addSilence(missing);
  }
  function beginGap(): void {
    endStretch();
    const from = new Date(deps.utc()).toISOString();
    gap = { afterMs: Math.round(time.lengthMs(ticking.now())), from };
    tell({ type: 'gap', why: 'paused', ...gap });
  }
  function endGap(): void {
    if (gap) tell({ type: 'gap', why: 'paused', ...gap, to: new Date(deps.utc()).toISOString() });
    gap = null;
  }
  function endStretch(): void {
    clock?.stop();
    clock = null;
    time.end(ticking.now());
  }

  async function finish(): Promise<void> {
    endStretch();
    endGap();
    const lengthMs = time.lengthMs(ticking.now());
    if (lengthMs === 0) return picture.close();
    await waitUntil(ticking, () => sound.lengthMs() >= lengthMs, LAST_SOUND_LIMIT_MS);
    isClosing = true;
    silenceUntil(lengthMs);
    await framesSoFar;
    picture.close();
    await encoder.flush();
    await film.finish();
  }

  return {
    record() {
      if (clock || stopping) return;
      endGap();
      time.begin(ticking.now());
      const { fromMs, firstFrame } = time.current()!;
      encoder.wantKeyframe();
      if (firstFrame === 0) holdFirstFrame();
      clock = startFrameClock(ticking, fromMs, (frame, isNewest) =>
        onFrame(firstFrame + frame, isNewest),
      );
      tell({ type: 'phase', phase: 'recording' });
    },
    pause() {
      if (stopping) return;
      if (clock) beginGap();
      // Also where nothing was recorded yet: whoever paused while this page was coming up waits for the word.
      tell({ type: 'phase', phase: 'paused' });
    },
    stop: () => (stopping ??= finish()),
    hear({ atMs, samples }) {
      if (isClosing) return;
      const { silence, from, to } = sound.join({ atMs, samples: samples.length });
      if (silence > 0) film.addSilence(silence);
      if (to > from) film.addSound(samples.subarray(from, to));
    },
    counts() {
      const now = ticking.now();
      return {
        recordedMs: Math.round(time.lengthMs(now)),
        framesWritten,
        framesExpected: time.framesUntil(now),
      };
    },
  };
}

function waitUntil({ now, after }: Ticking, isSo: () => boolean, limitMs: number): Promise<void> {
  const limit = now() + limitMs;
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo() || now() >= limit) resolve();
      else after(LOOK_EVERY_MS, look);
    };
    look();
  });
}
