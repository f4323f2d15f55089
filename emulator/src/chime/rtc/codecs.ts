import type { OfferedCodec, OfferedSection } from './sdp-offer.ts';
import type { CodecCapability } from '../proto/schema.ts';

/** Video codecs that can be forwarded: those whose keyframes are recognised. */
export type VideoCodec = keyof typeof CodecCapability;

/**
 * What a video section is answered with. A section that sends gets one codec, the first of the
 * client's order that is wanted; one that receives gets all wanted ones, because who will be shown
 * there isn't known yet.
 */
export function chooseVideoCodecs(
  section: OfferedSection,
  wanted: readonly VideoCodec[],
): OfferedCodec[] {
  const usable = section.codecs.filter((codec) => {
    const name = videoCodecOf(codec);
    return name !== undefined && wanted.includes(name);
  });
  return section.direction === 'recvonly' ? usable : usable.slice(0, 1);
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
