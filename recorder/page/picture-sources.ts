import { FRAME_MS } from './picture-format.ts';

/**
 * The frames of each tile, one after the other: where they come just when ours are due, now two of them and now none
 * between two of ours, one would be lost and the next shown twice if only the newest were kept.
 */
export interface PictureSources {
  add(tileId: number, frames: ReadableStream<VideoFrame>): void;
  remove(tileId: number): void;
  /** The frame that is due; it is closed when another one is. Null: nothing came yet, or the tile is gone. */
  next(tileId: number): VideoFrame | null;
  /** Whether the tile has given a frame. */
  has(tileId: number): boolean;
  /** Whether any frame came since the last question. */
  takeHasMoved(): boolean;
}

interface Source {
  readonly reader: ReadableStreamDefaultReader<VideoFrame>;
  shown: VideoFrame | null;
  /** At most two: those in use are few, and Chromium stops sending when none is given back. */
  waiting: readonly Waiting[];
}

interface Waiting {
  readonly frame: VideoFrame;
  readonly sinceMs: number;
}

const MOST_WAITING = 2;
/** Past its turn by a bit: later it would be behind its sound. */
export const LONGEST_WAIT_MS = FRAME_MS + 8;

/** `now`: milliseconds of any clock that only goes forward. */
export function createPictureSources(now: () => number): PictureSources {
  const sources = new Map<number, Source>();
  let hasMoved = false;

  async function follow(source: Source): Promise<void> {
    for (;;) {
      const { value, done } = await source.reader.read();
      if (done) return;
      source.waiting = keep(
        [...source.waiting, { frame: value, sinceMs: now() }],
        (_each, left) => left <= MOST_WAITING,
      );
      hasMoved = true;
    }
  }
  function remove(tileId: number): void {
    const source = sources.get(tileId);
    sources.delete(tileId);
    if (!source) return;
    // Cancelling fails only where the stream had ended by itself.
    source.reader.cancel().catch(() => undefined);
    source.shown?.close();
    source.shown = null;
    source.waiting = keep(source.waiting, () => false);
  }
  return {
    remove,
    add(tileId, frames) {
      remove(tileId);
      const source: Source = { reader: frames.getReader(), shown: null, waiting: [] };
      sources.set(tileId, source);
      // A track that breaks leaves its last picture, until its tile is taken away.
      follow(source).catch(() => undefined);
    },
    next(tileId) {
      const source = sources.get(tileId);
      if (!source) return null;
      const latestMs = now() - LONGEST_WAIT_MS;
      const [due, ...others] = keep(
        source.waiting,
        ({ sinceMs }, left) => left === 1 || sinceMs >= latestMs,
      );
      if (due) {
        source.shown?.close();
        source.shown = due.frame;
        source.waiting = others;
      }
      return source.shown;
    },
    has(tileId) {
      const source = sources.get(tileId);
      return source !== undefined && (source.shown !== null || source.waiting.length > 0);
    },
    takeHasMoved() {
      const had = hasMoved;
      hasMoved = false;
      return had;
    },
  };
}

/** Lets go of the oldest ones until one may stay, which is told how many there are left. */
function keep(
  waiting: readonly Waiting[],
  mayStay: (oldest: Waiting, left: number) => boolean,
): readonly Waiting[] {
  const [oldest, ...others] = waiting;
  if (!oldest || mayStay(oldest, waiting.length)) return waiting;
  oldest.frame.close();
  return keep(others, mayStay);
}
