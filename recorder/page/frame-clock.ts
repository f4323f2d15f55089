import { FRAME_MS, FRAMES_PER_SECOND } from './picture-format.ts';

/** Half a second that a busy machine missed is made up for by the last picture; a longer hole is a real one. */
const MOST_REPEATS = FRAMES_PER_SECOND / 2;

/** A third of a second isn't a whole number of anything: without this a frame due now would be due in 0 ms, for ever. */
const ROUNDING = 1e-6;

/**
 * Which frames of a stretch are due: none, one, or, when the timer came late, the missed ones before it. Only the
 * last of them gets a new picture: drawn into the missed ones it would be shown before its sound.
 */
export function dueFrames(next: number, elapsedMs: number): readonly number[] {
  const newest = Math.floor(elapsedMs / FRAME_MS + ROUNDING);
  const first = Math.max(next, newest - MOST_REPEATS);
  return Array.from({ length: Math.max(0, newest - first + 1) }, (_each, at) => first + at);
}

/** So many frames that wait for the encoder cost every second new picture, twice as many two of three, and so on. */
const QUEUE_PER_PICTURE = 8;

/**
 * Whether a frame shows a new picture or repeats the last one. Repeats cost half as much to draw and encode: the
 * further the encoder is behind, the rarer the new ones, so that a busy machine's film moves less, and isn't torn.
 */
export function isForNewPicture(frame: number, encodeQueue: number): boolean {
  return frame % (1 + Math.floor(encodeQueue / QUEUE_PER_PICTURE)) === 0;
}

export interface FrameClock {
  stop(): void;
}

/** What a clock needs of the realm it runs in. */
export interface Ticking {
  now(): number;
  after(ms: number, act: () => void): () => void;
}

/**
 * Calls for each frame from a moment on, at its own time: each wait is measured from the beginning, so that late
 * timers don't add up.
 */
export function startFrameClock(
  { now, after }: Ticking,
  fromMs: number,
  onFrame: (frame: number, isNewest: boolean) => void,
): FrameClock {
  let next = 0;
  let cancel = (): void => undefined;
  let isStopped = false;
  const tick = (): void => {
    const due = dueFrames(next, now() - fromMs);
    const newest = due.at(-1);
    for (const frame of due) onFrame(frame, frame === newest);
    if (newest !== undefined) next = newest + 1;
    if (!isStopped) cancel = after(Math.max(0, Math.ceil(fromMs + next * FRAME_MS - now())), tick);
  };
  tick();
  return {
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
