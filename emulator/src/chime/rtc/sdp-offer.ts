export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface OfferedCodec {
  readonly payloadType: number;
  /** Encoding name and clock rate as in rtpmap: `VP8/90000`. */
  readonly name: string;
  readonly parameters: string;
}

export interface OfferedSection {
  readonly kind: 'audio' | 'video' | 'other';
  readonly mid: string;
  /** True for a stopped transceiver. */
  readonly isRejected: boolean;
  readonly direction: Direction;
  /** Payload types of the m-line, as written. */
  readonly formats: string;
  /** In the order of the m-line, which is the client's preference. */
  readonly codecs: readonly OfferedCodec[];
  /** Header extension ids by URI. */
  readonly extensions: ReadonlyMap<string, number>;
  readonly ssrcs: readonly number[];
  /** RIDs that the client would send, without the `~` of paused ones. */
  readonly rids: readonly string[];
  /** Those of `rids` that start paused. */
  readonly pausedRids: readonly string[];
}

export interface Offer {
  readonly fingerprint: string;
  readonly sections: readonly OfferedSection[];
}

/** A description that can't be answered; the connection that sent it is closed. */
export class BadOffer extends Error {
  override readonly name = 'BadOffer';
}

/** Reads the parts of a client's offer (RFC 8866, RFC 8829) that the answer depends on. */
export function parseOffer(sdp: string): Offer {
  const [, ...blocks] = sdp.split(/^(?=m=)/m);
  const fingerprint = /^a=fingerprint:sha-256 (\S+)/m.exec(sdp)?.[1];
  if (blocks.length === 0) throw new BadOffer('The offer has no media section.');
  if (!fingerprint) throw new BadOffer('The offer has no sha-256 fingerprint.');
  return { fingerprint: fingerprint.toUpperCase(), sections: blocks.map(parseSection) };
}

function parseSection(block: string): OfferedSection {
  const lines = block.split(/\r?\n/);
  const media = /^m=(\w+) (\d+) \S+ (.*)$/.exec(lines[0] ?? '');
  const mid = attribute(lines, 'mid')[0];
  if (!media || mid === undefined) throw new BadOffer('A media section lacks its m-line or mid.');
  const [, kind, port, formats] = media as unknown as [string, string, string, string];
  const simulcast = /^send (\S+)/.exec(attribute(lines, 'simulcast')[0] ?? '')?.[1] ?? '';
  const rids = simulcast.split(';').filter((rid) => rid !== '');
  return {
    kind: kind === 'audio' || kind === 'video' ? kind : 'other',
    mid,
    // Firefox gives a section of a bundle that has not been agreed upon yet this port too (RFC 8843, 6).
    isRejected: port === '0' && !lines.includes('a=bundle-only'),
    direction: directionOf(lines),
    formats,
    codecs: parseCodecs(lines, formats),
    extensions: parseExtensions(lines),
    ssrcs: [...new Set(attribute(lines, 'ssrc').map((line) => Number.parseInt(line, 10)))],
    rids: rids.map((rid) => rid.replace('~', '')),
    pausedRids: rids.filter((rid) => rid.startsWith('~')).map((rid) => rid.slice(1)),
  };
}

function attribute(lines: readonly string[], name: string): string[] {
  const prefix = `a=${name}:`;
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
}

function directionOf(lines: readonly string[]): Direction {
  const all: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];
  return all.find((direction) => lines.includes(`a=${direction}`)) ?? 'sendrecv';
}

function parseCodecs(lines: readonly string[], formats: string): OfferedCodec[] {
  const order = formats.split(' ');
  const rank = (codec: OfferedCodec) => order.indexOf(String(codec.payloadType));
  const parameters = new Map(
    attribute(lines, 'fmtp').map((line) => splitOnce(line) satisfies [string, string]),
  );
  const codecs = attribute(lines, 'rtpmap').map((line): OfferedCodec => {
    const [payloadType, name] = splitOnce(line);
    return {
      payloadType: Number(payloadType),
      name,
      parameters: parameters.get(payloadType) ?? '',
    };
  });
  return codecs.sort((a, b) => rank(a) - rank(b));
}

function parseExtensions(lines: readonly string[]): Map<string, number> {
  return new Map(
    attribute(lines, 'extmap').map((line) => {
      const [id, uri] = splitOnce(line);
      return [uri, Number.parseInt(id, 10)];
    }),
  );
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
