import { chooseVideoCodecs, type VideoCodec } from './codecs.ts';
import type { MediaAddresses } from './media-addresses.ts';
import type { Direction, Offer, OfferedCodec, OfferedSection } from './sdp-offer.ts';

export interface AnswerParameters {
  readonly sessionId: number;
  /** Grows with every answer of a connection. */
  readonly version: number;
  /** Each becomes a candidate, the first one preferred. */
  readonly addresses: MediaAddresses;
  readonly port: number;
  readonly iceUfrag: string;
  readonly icePassword: string;
  /** sha-256 of our certificate, upper-case hex with colons. */
  readonly fingerprint: string;
  readonly videoCodecs: readonly VideoCodec[];
  /** The stable SSRC that this section is sent with. */
  readonly ssrcOf: (mid: string) => number;
}

const CNAME = 'chime-stand-in';
/** RFC 8445, 5.1.2.1: type host, highest local preference, component 1. */
const HIGHEST_HOST_PRIORITY = 126 * 2 ** 24 + 65_535 * 2 ** 8 + 255;
const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';
// The RID extensions stand already in the first answer: a later simulcast offer fails in the
// browser's setLocalDescription without them (seen with Chromium 156).
const EXTENSIONS = {
  audio: [MID],
  video: [
    MID,
    'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  ],
};
const FEEDBACK = ['goog-remb', 'ccm fir', 'nack', 'nack pli'];

/** The answer of an ICE-lite server that bundles everything on one port; a pure function. */
export function buildAnswer(offer: Offer, parameters: AnswerParameters): string {
  const sections = offer.sections.map((section) => ({
    section,
    codecs: answerCodecs(section, parameters.videoCodecs),
  }));
  const bundled = sections
    .filter(({ codecs }) => codecs.length > 0)
    .map(({ section }) => section.mid);
  const lines = [
    'v=0',
    `o=- ${parameters.sessionId} ${parameters.version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${bundled.join(' ')}`,
    'a=ice-lite',
    'a=msid-semantic: WMS *',
    ...sections.flatMap(({ section, codecs }) =>
      codecs.length > 0 ? answerSection(section, codecs, parameters) : rejectSection(section),
    ),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Empty for a section that is rejected. */
export function answerCodecs(
  section: OfferedSection,
  videoCodecs: readonly VideoCodec[],
): OfferedCodec[] {
  if (section.isRejected || section.kind === 'other') return [];
  if (section.kind === 'video') return chooseVideoCodecs(section, videoCodecs);
  return section.codecs.filter((codec) => codec.name === 'opus/48000/2').slice(0, 1);
}

function rejectSection({ kind, mid, formats }: OfferedSection): string[] {
  return [
    `m=${kind} 0 UDP/TLS/RTP/SAVPF ${formats}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    'a=inactive',
  ];
}

function answerSection(
  section: OfferedSection,
  codecs: readonly OfferedCodec[],
  parameters: AnswerParameters,
): string[] {
  const { addresses, port, iceUfrag, icePassword, fingerprint } = parameters;
  const direction = answerDirection(section);
  const [address] = addresses;
  return [
    `m=${section.kind} ${port} UDP/TLS/RTP/SAVPF ${codecs.map((codec) => codec.payloadType).join(' ')}`,
    `c=IN IP4 ${address}`,
    `a=rtcp:${port} IN IP4 ${address}`,
    ...addresses.map((each, index) => hostCandidate(each, port, index)),
    'a=end-of-candidates',
    `a=ice-ufrag:${iceUfrag}`,
    `a=ice-pwd:${icePassword}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:active',
    `a=mid:${section.mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    ...extensionLines(section),
    ...codecs.flatMap((codec) => codecLines(section, codec)),
    ...simulcastLines(section),
    ...trackLines(section, direction, parameters.ssrcOf(section.mid)),
  ];
}

/** RFC 8445, 5.1.2.1: the local preference falls from the highest by one with each address. */
function hostCandidate(address: string, port: number, index: number): string {
  const priority = HIGHEST_HOST_PRIORITY - index * 256;
  return `a=candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ host generation 0`;
}

/**
 * A camera section is answered `sendrecv`, though nothing is sent on it: the client looks there for
 * the codec that it should send (amazon-chime-sdk-js 3.32.0).
 */
function answerDirection({ kind, direction }: OfferedSection): Direction {
  if (direction === 'recvonly') return 'sendonly';
  if (direction === 'sendonly') return kind === 'video' ? 'sendrecv' : 'recvonly';
  return direction;
}

function extensionLines({ kind, extensions }: OfferedSection): string[] {
  return EXTENSIONS[kind === 'audio' ? 'audio' : 'video'].flatMap((uri) => {
    const id = extensions.get(uri);
    return id === undefined ? [] : [`a=extmap:${id} ${uri}`];
  });
}

function codecLines({ kind }: OfferedSection, codec: OfferedCodec): string[] {
  const { payloadType, name, parameters } = codec;
  const format = parameters
    .split(';')
    .filter((parameter) => parameter !== '' && !parameter.startsWith('x-google'))
    .join(';');
  return [
    `a=rtpmap:${payloadType} ${name}`,
    ...(kind === 'video' ? FEEDBACK.map((each) => `a=rtcp-fb:${payloadType} ${each}`) : []),
    ...(format ? [`a=fmtp:${payloadType} ${format}`] : []),
  ];
}

function simulcastLines({ rids }: OfferedSection): string[] {
  if (rids.length === 0) return [];
  return [...rids.map((rid) => `a=rid:${rid} recv`), `a=simulcast:recv ${rids.join(';')}`];
}

/** The client binds a remote track by its msid; for video, `v_<mid>` is a convention it relies on. */
function trackLines({ kind, mid }: OfferedSection, direction: Direction, ssrc: number): string[] {
  if (kind === 'audio') {
    const isSent = direction === 'sendrecv' || direction === 'sendonly';
    return isSent ? [`a=msid:a_${mid} at_${mid}`, `a=ssrc:${ssrc} cname:${CNAME}`] : [];
  }
  if (direction !== 'sendonly') return [];
  const msid = `v_${mid} vt_${mid}`;
  return [`a=msid:${msid}`, `a=ssrc:${ssrc} cname:${CNAME}`, `a=ssrc:${ssrc} msid:${msid}`];
}
