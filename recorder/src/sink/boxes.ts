/** A box of an MP4 file (ISO/IEC 14496-12 §4.2): where it lies in the bytes it was found in. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content begins: behind size and type. */
  readonly content: number;
  readonly end: number;
}

export interface BoxHeader {
  readonly type: string;
  readonly headerSize: number;
  readonly size: number;
}

/** Undefined: not all of the header is there yet. @throws Error for a box without a size of its own. */
export function readHeader(bytes: Buffer, at: number): BoxHeader | undefined {
  if (bytes.length - at < 8) return undefined;
  const small = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (small !== 1) return checked({ type, headerSize: 8, size: small });
  if (bytes.length - at < 16) return undefined;
  return checked({ type, headerSize: 16, size: Number(bytes.readBigUInt64BE(at + 8)) });
}

// Size 0 means "to the end of the file", which a file that is still being written doesn't have.
function checked(header: BoxHeader): BoxHeader {
  if (header.size < header.headerSize) throw new Error(`The box ${header.type} has no usable size`);
  return header;
}

export function* boxesIn(bytes: Buffer, from = 0, to = bytes.length): Generator<Box> {
  let at = from;
  while (at < to) {
    const header = readHeader(bytes, at);
    if (!header || at + header.size > to) throw new Error('A box is longer than what it lies in');
    const end = at + header.size;
    yield { type: header.type, start: at, content: at + header.headerSize, end };
    at = end;
  }
}

export function childrenOf(bytes: Buffer, box: Box, type: string): Box[] {
  return [...boxesIn(bytes, box.content, box.end)].filter((each) => each.type === type);
}

/** The box at the end of the path. @throws Error that names the one that is missing. */
export function descend(bytes: Buffer, from: Box, ...path: readonly string[]): Box {
  let box = from;
  for (const type of path) {
    const [child] = childrenOf(bytes, box, type);
    if (!child) throw new Error(`${box.type} holds no ${type}`);
    box = child;
  }
  return box;
}
