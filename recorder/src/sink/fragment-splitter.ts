import { readHeader } from './boxes.ts';

/** A whole piece of a fragmented MP4: what opens the file (ftyp, moov), or one fragment (moof, mdat). */
export interface Piece {
  readonly kind: 'init' | 'fragment';
  readonly bytes: Buffer;
}

/** A second is some 330 kB: this much without an end is no recording. */
const MAX_HELD_BYTES = 64 * 1024 ** 2;

/**
 * Takes the bytes of one fragmented MP4 as they come and gives whole pieces: what the spool holds ends with a whole
 * fragment at any time, and so plays. Indexes (sidx, mfra) are left out; they'd be wrong once pages are spliced.
 * @throws Error when the bytes are no MP4; it can't go on then.
 */
export function createFragmentSplitter(): (bytes: Buffer) => Piece[] {
  let held: Buffer = Buffer.alloc(0);
  let scanned = 0;
  let opened: Buffer[] = [];
  return (bytes) => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const pieces: Piece[] = [];
    scanned = 0;
    for (;;) {
      const header = readHeader(held, scanned);
      if (header && header.size > MAX_HELD_BYTES) throw new Error(`${header.type} is too large`);
      if (!header || scanned + header.size > held.length) break;
      const box = held.subarray(scanned, scanned + header.size);
      scanned += header.size;
      if (['ftyp', 'moov', 'moof', 'mdat'].includes(header.type)) opened.push(box);
      if (header.type !== 'moov' && header.type !== 'mdat') continue;
      const kind = header.type === 'moov' ? 'init' : 'fragment';
      pieces.push({ kind, bytes: Buffer.concat(opened) });
      opened = [];
    }
    // Copied: a view would keep all of the larger buffer alive.
    opened = opened.map((box) => Buffer.from(box));
    held = Buffer.from(held.subarray(scanned));
    return pieces;
  };
}
