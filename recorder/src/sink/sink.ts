import { createFragmentSplitter } from './fragment-splitter.ts';
import type { Spool } from './spool.ts';
import { createSplicer } from './splicer.ts';

/** Takes the pages' bytes and keeps them as one file that plays at any time. */
export interface Sink {
  /** Whatever comes next is a new page's file. */
  beginPage(): void;
  /** @throws Error when these bytes can't go on from what is there, or the disk takes no more (ENOSPC). */
  take(bytes: Buffer): void;
  /** Length of what is kept. */
  lengthMs(): number;
  /** Samples by track id; empty while nothing is kept. */
  samples(): ReadonlyMap<number, number>;
  hasFragments(): boolean;
}

export function createSink(spool: Spool, onFragment: (end: number) => void): Sink {
  const splicer = createSplicer();
  let split = createFragmentSplitter();
  let hasFragments = false;
  return {
    beginPage() {
      // What the former page left of an unfinished fragment goes with it.
      split = createFragmentSplitter();
      splicer.restart();
    },
    take(bytes) {
      for (const piece of split(bytes)) {
        const kept = splicer.take(piece);
        if (kept) spool.append(kept);
        if (piece.kind !== 'fragment') continue;
        hasFragments = true;
        onFragment(spool.size());
      }
    },
    lengthMs: () => splicer.lengthMs(),
    samples: () => splicer.samples(),
    hasFragments: () => hasFragments,
  };
}
