/** One RTP packet (RFC 3550), with its header extensions kept as raw elements by id. */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
  readonly extensions: ReadonlyMap<number, Buffer>;
}

const NO_EXTENSIONS: ReadonlyMap<number, Buffer> = new Map();

/** Undefined for bytes that aren't a well-formed packet. */
export function parseRtp(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < 12 || bytes[0]! >> 6 !== 2) return undefined;
  const hasExtension = (bytes[0]! & 0x10) !== 0;
  let offset = 12 + (bytes[0]! & 0x0f) * 4;
  let extensions = NO_EXTENSIONS;
  if (hasExtension) {
    if (offset + 4 > bytes.length) return undefined;
    const end = offset + 4 + bytes.readUInt16BE(offset + 2) * 4;
    if (end > bytes.length) return undefined;
    extensions = parseExtensions(bytes.readUInt16BE(offset), bytes.subarray(offset + 4, end));
    offset = end;
  }
  const padding = (bytes[0]! & 0x20) !== 0 ? bytes[bytes.length - 1]! : 0;
  if (offset + padding > bytes.length) return undefined;
  return {
    payloadType: bytes[1]! & 0x7f,
    marker: (bytes[1]! & 0x80) !== 0,
    sequenceNumber: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(offset, bytes.length - padding),
    extensions,
  };
}

/** One-byte and two-byte elements of RFC 8285. */
function parseExtensions(profile: number, bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  const isOneByte = profile === 0xbede;
  if (!isOneByte && profile >> 4 !== 0x100) return found;
  for (let offset = 0; offset < bytes.length;) {
    const head = bytes[offset]!;
    if (head === 0) {
      offset += 1;
      continue;
    }
    const id = isOneByte ? head >> 4 : head;
    if (isOneByte && id === 15) break;
    const length = isOneByte ? (head & 0x0f) + 1 : (bytes[offset + 1] ?? 0);
    const start = offset + (isOneByte ? 1 : 2);
    found.set(id, bytes.subarray(start, start + length));
    offset = start + length;
  }
  return found;
}

/** How far `to` is ahead of `from` on the 16-bit circle: negative if behind. */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}
