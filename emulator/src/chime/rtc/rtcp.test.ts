import { describe, expect, it } from 'vitest';
import {
  buildBitrateLimit,
  buildKeyframeRequest,
  buildNack,
  buildReceiverReport,
  buildSenderReport,
  parseRtcp,
} from './rtcp.ts';

const report = {
  ssrc: 0xcafe,
  fractionLost: 0.25,
  packetsLost: 12,
  highestSequence: 0x10005,
  jitter: 90,
  lastSenderReport: 0x12345678,
  delaySinceLastSenderReport: 65_536,
};

describe('RTCP', () => {
  it('reads a compound packet message by message', () => {
    const compound = Buffer.concat([
      buildSenderReport({ ssrc: 1, nowMs: 0, rtpTimestamp: 2, packets: 3, bytes: 4 }),
      buildReceiverReport(1, [report]),
      buildKeyframeRequest(1, 7),
      buildNack(1, 8, [65_534, 65_535, 3]),
    ]);
    expect(parseRtcp(compound)).toEqual([
      { kind: 'sender-report', ssrc: 1, middleNtp: (2_208_988_800 & 0xffff) * 65_536 },
      { kind: 'reception', report },
      { kind: 'keyframe-request', mediaSsrc: 7 },
      { kind: 'nack', mediaSsrc: 8, sequenceNumbers: [65_534, 65_535, 3] },
    ]);
  });

  it('reads a full intra request as a keyframe request', () => {
    const packet = Buffer.from('84ce000400000001000000000000000901000000', 'hex');
    expect(parseRtcp(packet)).toEqual([{ kind: 'keyframe-request', mediaSsrc: 9 }]);
  });

  it('gives nothing for what is cut short or unknown', () => {
    expect(parseRtcp(buildNack(1, 2, [3]).subarray(0, 14))).toEqual([]);
    expect(parseRtcp(Buffer.from('80cc000100000001', 'hex'))).toEqual([]);
    expect(parseRtcp(Buffer.from('8fc9000100000001', 'hex'))).toEqual([]);
  });

  it('writes a bitrate limit as mantissa and exponent', () => {
    const packet = buildBitrateLimit(1, 2_500_000, [5]);
    expect(packet.toString('latin1', 12, 16)).toBe('REMB');
    const word = packet.readUInt32BE(16);
    const bitrate = (word & 0x3ffff) * 2 ** ((word >>> 18) & 0x3f);
    expect(word >>> 24).toBe(1);
    expect(bitrate).toBeGreaterThan(2_499_000);
    expect(bitrate).toBeLessThanOrEqual(2_500_000);
    expect(packet.readUInt32BE(20)).toBe(5);
  });
});
