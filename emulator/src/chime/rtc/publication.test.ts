import { beforeEach, describe, expect, it } from 'vitest';
import { createPublication, type Layer, type Publication } from './publication.ts';
import { parseRtcp } from './rtcp.ts';
import type { RtpPacket } from './rtp.ts';

let now: number;
let feedback: Buffer[];

beforeEach(() => {
  now = 10_000;
  feedback = [];
});

const layer = (streamId: number, rid?: string): Layer => ({
  streamId,
  rid,
  maxBitrateKbps: 600,
  framerate: 15,
  trackLabel: 'camera',
});

const publish = (layers: Layer[]): Publication =>
  createPublication({
    groupId: 1,
    layers,
    now: () => now,
    keyframeIntervalMs: 500,
    maxBitrate: 2_500_000,
    codecOf: (payloadType) => (payloadType === 96 ? 'VP8' : undefined),
    ridOf: (rtp) => rtp.extensions.get(10)?.toString(),
    sendRtcp: (packet) => feedback.push(packet),
  });

const rtp = (sequenceNumber: number, more: Partial<RtpPacket> = {}): RtpPacket => ({
  payloadType: 96,
  marker: false,
  sequenceNumber,
  timestamp: sequenceNumber * 3000,
  ssrc: 1,
  payload: Buffer.from([0x10, 0x50]),
  extensions: new Map(),
  ...more,
});

const withRid = (rid: string) => new Map([[10, Buffer.from(rid)]]);
const messages = () => feedback.flatMap((each) => parseRtcp(each));

describe('a publication', () => {
  it('is live from its first packet on, and ignores other payload types', () => {
    const publication = publish([layer(1)]);
    expect(publication.receive(rtp(1, { payloadType: 97 }))).toBeUndefined();
    expect(publication.isLive(1)).toBe(false);
    expect(publication.receive(rtp(1))).toMatchObject({ streamId: 1, startsKeyframe: true });
    expect(publication.isLive(1)).toBe(true);
  });

  it('keeps a layer by its source after the browser stops naming it', () => {
    const publication = publish([layer(1, 'low'), layer(2, 'hi')]);
    expect(publication.receive(rtp(1, { ssrc: 20 }))).toBeUndefined();
    expect(publication.receive(rtp(1, { ssrc: 20, extensions: withRid('hi') }))?.streamId).toBe(2);
    expect(publication.receive(rtp(2, { ssrc: 20 }))?.streamId).toBe(2);
    expect(publication.receive(rtp(1, { ssrc: 10, extensions: withRid('low') }))?.streamId).toBe(1);
  });

  it('passes on a keyframe request at most once in its interval', () => {
    const publication = publish([layer(1)]);
    publication.receive(rtp(1));
    publication.requestKeyframe(1);
    publication.requestKeyframe(1);
    expect(messages()).toEqual([{ kind: 'keyframe-request', mediaSsrc: 1 }]);
    now += 500;
    publication.requestKeyframe(1);
    expect(messages()).toHaveLength(2);
  });

  it('asks for what is missing, again after a while, and not for ever', () => {
    const publication = publish([layer(1)]);
    publication.receive(rtp(1));
    publication.receive(rtp(4));
    expect(messages()).toEqual([{ kind: 'nack', mediaSsrc: 1, sequenceNumbers: [2, 3] }]);
    publication.receive(rtp(2));
    for (let sequenceNumber = 5; sequenceNumber < 30; sequenceNumber++) {
      now += 70;
      publication.receive(rtp(sequenceNumber));
    }
    expect(messages().slice(1)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'nack', mediaSsrc: 1, sequenceNumbers: [3] })),
    );
  });

  it('reports loss and bitrate for the time since the last report', () => {
    const publication = publish([layer(1)]);
    for (const sequenceNumber of [1, 2, 4]) publication.receive(rtp(sequenceNumber));
    feedback = [];
    publication.report();
    const [first] = messages();
    expect(first).toMatchObject({
      kind: 'reception',
      report: { ssrc: 1, fractionLost: 0.25, packetsLost: 1, highestSequence: 4 },
    });
    expect(publication.bitrateOf(1)).toBe(3 * 2 * 8);
    publication.report();
    expect(publication.bitrateOf(1)).toBe(0);
  });
});
