import { FRAME_MS, FRAMES_PER_SECOND } from './picture-format.ts';

/** A stretch of the meeting that is in the file. Milliseconds by the clock of the realm that records. */
interface Stretch {
  readonly fromMs: number;
  /** Null while it is being recorded. */
  readonly toMs: number | null;
  /** Number of its first frame in the file; whole frames, so that the file keeps one even rhythm. */
  readonly firstFrame: number;
}

/** Which moments of the meeting are in the file, and where: what was paused is left out, the rest closes up. */
export interface RecordedTime {
  /** Nothing happens where it is on, or off, already. */
  begin(atMs: number): void;
  end(atMs: number): void;
  current(): Stretch | null;
  /** The stretch that has some of this time in it, if any. */
  stretchOf(fromMs: number, toMs: number): Stretch | null;
  /** How many frames there are up to this moment when none was dropped. */
  framesUntil(nowMs: number): number;
  lengthMs(nowMs: number): number;
}

export function createRecordedTime(): RecordedTime {
  const stretches: Stretch[] = [];
  const last = (): Stretch | undefined => stretches.at(-1);
  const framesUntil = (nowMs: number): number => {
    const stretch = last();
    return stretch ? stretch.firstFrame + framesWithin(stretch, nowMs) : 0;
  };
  return {
    framesUntil,
    begin(atMs) {
      if (last()?.toMs === null) return;
      stretches.push({ fromMs: atMs, toMs: null, firstFrame: framesUntil(atMs) });
    },
    end(atMs) {
      const stretch = last();
      if (stretch?.toMs === null) stretches[stretches.length - 1] = { ...stretch, toMs: atMs };
    },
    current: () => (last()?.toMs === null ? last()! : null),
    stretchOf: (fromMs, toMs) =>
      stretches.findLast(
        (each) => each.fromMs < toMs && (each.toMs === null || each.toMs > fromMs),
      ) ?? null,
    lengthMs(nowMs) {
      const stretch = last();
      if (!stretch) return 0;
      return stretch.toMs === null
        ? stretch.firstFrame * FRAME_MS + (nowMs - stretch.fromMs)
        : (framesUntil(nowMs) * 1_000) / FRAMES_PER_SECOND;
    },
  };
}

/** Thirds have no end in binary: a whole number of frames may look like a bit more. */
const ROUNDING = 1e-6;

/** A frame stands for the time after it: one that has begun counts as a whole one. */
function framesWithin({ fromMs, toMs }: Stretch, nowMs: number): number {
  return Math.max(0, Math.ceil(((toMs ?? nowMs) - fromMs) / FRAME_MS - ROUNDING));
}
