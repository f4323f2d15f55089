import type { VideoCodec } from './codecs.ts';

/** True if this RTP payload begins a picture that can be decoded without any earlier one. */
export function startsKeyframe(codec: VideoCodec, payload: Buffer): boolean {
  if (payload.length === 0) return false;
  return detectors[codec](payload);
}

const detectors: Record<VideoCodec, (payload: Buffer) => boolean> = {
  VP8: startsVp8Keyframe,
  VP9: startsVp9Keyframe,
  H264: startsH264Keyframe,
  AV1: startsAv1Keyframe,
};

/** RFC 7741 §4.2, §4.3: first partition of a frame whose inverse key-frame bit is 0. */
function startsVp8Keyframe(payload: Buffer): boolean {
  const isStart = (payload[0]! & 0x10) !== 0 && (payload[0]! & 0x07) === 0;
  let offset = 1;
  if (payload[0]! & 0x80) {
    const extended = payload[1] ?? 0;
    offset += 1;
    if (extended & 0x80) offset += (payload[offset] ?? 0) & 0x80 ? 2 : 1;
    if (extended & 0x40) offset += 1;
    if (extended & 0x30) offset += 1;
  }
  const frameHeader = payload[offset];
  return isStart && frameHeader !== undefined && (frameHeader & 0x01) === 0;
}

/** RFC 9628 §4.2: start of a frame that isn't inter-picture predicted, on the lowest spatial layer. */
function startsVp9Keyframe(payload: Buffer): boolean {
  const flags = payload[0]!;
  const hasPictureId = (flags & 0x80) !== 0;
  const isPredicted = (flags & 0x40) !== 0;
  const hasLayers = (flags & 0x20) !== 0;
  const isStart = (flags & 0x08) !== 0;
  if (isPredicted || !isStart) return false;
  if (!hasLayers) return true;
  const layerAt = 1 + (hasPictureId ? ((payload[1] ?? 0) & 0x80 ? 2 : 1) : 0);
  return (((payload[layerAt] ?? 0) >> 1) & 0x07) === 0;
}

const H264 = { SPS: 7, STAP_A: 24, FU_A: 28 } as const;

/**
 * RFC 6184: a sequence parameter set, alone, anywhere in a STAP-A, or as the first fragment of an FU-A. Browsers send
 * one before each IDR picture, and without it a receiver who has just come cannot decode the picture.
 */
function startsH264Keyframe(payload: Buffer): boolean {
  const type = payload[0]! & 0x1f;
  if (type === H264.STAP_A) return aggregatedTypes(payload).includes(H264.SPS);
  if (type !== H264.FU_A) return type === H264.SPS;
  const fragment = payload[1] ?? 0;
  return (fragment & 0x80) !== 0 && (fragment & 0x1f) === H264.SPS;
}

/** RFC 6184 §5.7.1: units with 16 bits of length each, after the one byte of the aggregate. */
function aggregatedTypes(payload: Buffer): number[] {
  const types: number[] = [];
  let offset = 1;
  while (offset + 2 < payload.length) {
    types.push(payload[offset + 2]! & 0x1f);
    offset += 2 + payload.readUInt16BE(offset);
  }
  return types;
}

/** AV1 RTP specification §4.4: the N bit marks the first packet of a coded video sequence. */
function startsAv1Keyframe(payload: Buffer): boolean {
  return (payload[0]! & 0x08) !== 0;
}
