import type { Piece } from './fragment-splitter.ts';
import { readRuns, readTracks, writeTime, type Tracks } from './tracks.ts';

/**
 * Makes one fragmented MP4 of those that several pages wrote one after another: a page that was replaced goes on
 * where the former one's last whole fragment ended, so that the file stays one that plays at any time.
 */
export interface Splicer {
  /** What to append to the file. @throws Error when the piece can't go on from what is there. */
  take(piece: Piece): Buffer | undefined;
  /** From here on the pieces are another page's. */
  restart(): void;
  /** Length of the file so far. */
  lengthMs(): number;
  /** How many samples each track has, by track id. */
  samples(): ReadonlyMap<number, number>;
}

export function createSplicer(): Splicer {
  let tracks: Tracks | undefined;
  let offsetS = 0;
  let endS = 0;
  const samples = new Map<number, number>();

  function open(init: Buffer): Buffer | undefined {
    const given = readTracks(init);
    if (!tracks) {
      tracks = given;
      return init;
    }
    if (describe(given) !== describe(tracks)) throw new Error('The new page encodes differently');
    return undefined;
  }

  function append(bytes: Buffer): Buffer {
    if (!tracks) throw new Error('A fragment came before what opens the file');
    for (const run of readRuns(bytes, tracks)) {
      const { timescale } = tracks.get(run.trackId)!;
      const startsAt = run.startsAt + Math.round(offsetS * timescale);
      if (offsetS > 0) writeTime(bytes, run.time, startsAt);
      endS = Math.max(endS, (startsAt + run.duration) / timescale);
      samples.set(run.trackId, (samples.get(run.trackId) ?? 0) + run.samples);
    }
    return bytes;
  }

  return {
    take: ({ kind, bytes }) => (kind === 'init' ? open(bytes) : append(bytes)),
    restart: () => void (offsetS = endS),
    lengthMs: () => Math.round(endS * 1000),
    samples: () => samples,
  };
}

function describe(tracks: Tracks): string {
  return [...tracks.values()]
    .map(({ id, handler, timescale, codec }) => `${id} ${handler} ${timescale} ${codec}`)
    .join('\n');
}
