import type { Offer, OfferedCodec, OfferedSection } from './sdp-offer.ts';
import { CodecCapability } from '../proto/schema.ts';

/** Video codecs that can be forwarded: those whose keyframes are recognised. */
export type VideoCodec = keyof typeof CodecCapability;

/** Of a comma-separated list; names that are none are left out. */
export function videoCodecsOf(list: string): VideoCodec[] {
  const isKnown = (name: string): name is VideoCodec => name in CodecCapability;
  return list.split(',').filter(isKnown);
}

/**
 * The codecs with which a video section is answered: all that the meeting supports, in the client's order. A client
 * sends the first of them, and finds among the others what it can change to when the meeting's codecs change.
 */
export function chooseVideoCodecs(
  section: OfferedSection,
  supported: readonly VideoCodec[],
): OfferedCodec[] {
  return section.codecs.filter((codec) => {
    const name = videoCodecOf(codec);
    return name !== undefined && supported.includes(name);
  });
}

/**
 * Those of the supported codecs that a client can decode, as its sections for receiving say; while it has none yet, as
 * its other video sections say. Undefined for a client without video.
 */
export function decodableCodecs(
  { sections }: Offer,
  supported: readonly VideoCodec[],
): readonly VideoCodec[] | undefined {
  const videos = sections.filter(({ kind, isRejected }) => kind === 'video' && !isRejected);
  const receiving = videos.filter(({ direction }) => direction === 'recvonly');
  const [section] = receiving.length > 0 ? receiving : videos;
  if (!section) return undefined;
  const names = chooseVideoCodecs(section, supported).map(videoCodecOf);
  return supported.filter((codec) => names.includes(codec));
}

/** Undefined for repair formats and for profiles that no browser is sure to decode. */
export function videoCodecOf({ name, parameters }: OfferedCodec): VideoCodec | undefined {
  switch (name) {
    case 'VP8/90000':
      return 'VP8';
    case 'VP9/90000':
      return /profile-id=[1-3]/.test(parameters) ? undefined : 'VP9';
    case 'AV1/90000':
      return /profile=[1-2]/.test(parameters) ? undefined : 'AV1';
    case 'H264/90000':
      return parameters.includes('packetization-mode=1') &&
        /profile-level-id=42e0/i.test(parameters)
        ? 'H264'
        : undefined;
    default:
      return undefined;
  }
}
