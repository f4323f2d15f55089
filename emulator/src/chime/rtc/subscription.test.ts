import { beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingRtp } from './dtls-srtp.ts';
import type { VideoPacket } from './publication.ts';
import { createSubscription, type Subscription } from './subscription.ts';

let now: number;
let sent: OutgoingRtp[];
let requests: number[];
let subscription: Subscription;

beforeEach(() => {
  now = 1_000;
  sent = [];
  requests = [];
  subscription = createSubscription({
    mid: '2',
    ssrc: 77,
    now: () => now,
    payloadTypeOf: (codec) => ({ VP8: 96, H264: 108, VP9: undefined, AV1: undefined })[codec],
    send: (packet) => sent.push(packet),
    requestKeyframe: (streamId) => requests.push(streamId),
  });
  subscription.show(5);
});

const packet = (sequenceNumber: number, startsKeyframe = false, streamId = 5): VideoPacket => ({
  streamId,
  codec: 'VP8',
  startsKeyframe,
  isFirst: false,
  rtp: {
    payloadType: 120,
    marker: true,
    sequenceNumber: sequenceNumber & 0xffff,
    timestamp: sequenceNumber * 3000,
    ssrc: 1,
    payload: Buffer.from([sequenceNumber & 0xff]),
    extensions: new Map(),
  },
});

describe('a subscription', () => {
  it('asks again for a keyframe with every packet that comes before one', () => {
    subscription.forward(packet(1));
    subscription.forward(packet(2));
    expect(sent).toEqual([]);
    expect(requests).toEqual([5, 5, 5]); // once by show(), then with each packet
    subscription.forward(packet(3, true));
    subscription.forward(packet(4));
    expect(sent.map(({ payload }) => payload[0])).toEqual([3, 4]);
    expect(requests).toHaveLength(3);
  });

  it('sends with its own numbers, type and source', () => {
    subscription.forward(packet(65_535, true));
    subscription.forward(packet(65_536));
    expect(sent[0]).toMatchObject({ ssrc: 77, payloadType: 96, marker: true });
    expect(sent[1]!.sequenceNumber - sent[0]!.sequenceNumber).toBe(1);
    expect(sent[1]!.timestamp - sent[0]!.timestamp).toBe(3000);
  });

  it('goes on without a gap in its numbers after a switch to another stream', () => {
    subscription.forward(packet(10, true));
    now += 100;
    subscription.show(6);
    subscription.forward(packet(900, false, 6));
    subscription.forward(packet(901, true, 6));
    expect(sent[1]!.sequenceNumber).toBe(sent[0]!.sequenceNumber + 1);
    expect(sent[1]!.timestamp - sent[0]!.timestamp).toBe(100 * 90);
  });

  it('sends nothing while paused and starts with a keyframe afterwards', () => {
    subscription.forward(packet(1, true));
    subscription.setPaused(true);
    subscription.forward(packet(2, true));
    expect(sent).toHaveLength(1);
    subscription.setPaused(false);
    expect(requests.at(-1)).toBe(5);
    subscription.forward(packet(3));
    expect(sent).toHaveLength(1);
    subscription.forward(packet(4, true));
    expect(sent).toHaveLength(2);
  });

  it('keeps its place for a packet that comes late, but not for one from before the keyframe', () => {
    subscription.forward(packet(10, true));
    subscription.forward(packet(12));
    subscription.forward(packet(11));
    subscription.forward(packet(9));
    const [first] = sent;
    expect(sent.map((each) => each.sequenceNumber - first!.sequenceNumber)).toEqual([0, 2, 1]);
  });

  it('sends again what was missed, and nothing that it never sent', () => {
    subscription.forward(packet(10, true));
    subscription.forward(packet(11));
    const [first] = sent;
    subscription.resend([first!.sequenceNumber, 9_999]);
    expect(sent).toHaveLength(3);
    expect(sent[2]).toEqual(first);
  });

  it('waits for a keyframe when the sender changes its codec, and sends it under its own type', () => {
    subscription.forward(packet(10, true));
    subscription.forward({ ...packet(11), codec: 'H264' });
    expect(sent).toHaveLength(1);
    expect(requests.at(-1)).toBe(5);
    subscription.forward({ ...packet(12, true), codec: 'H264' });
    expect(sent[1]).toMatchObject({
      payloadType: 108,
      sequenceNumber: sent[0]!.sequenceNumber + 1,
    });
    subscription.forward(packet(9)); // of before the change, and late
    subscription.forward({ ...packet(13), codec: 'H264' });
    expect(sent[2]?.sequenceNumber).toBe(sent[1]!.sequenceNumber + 1);
  });

  it('starts with a keyframe after a codec that its client cannot decode', () => {
    subscription.forward(packet(10, true));
    subscription.forward({ ...packet(11, true), codec: 'AV1' });
    subscription.forward(packet(12));
    expect(sent).toHaveLength(1);
    subscription.forward(packet(13, true));
    expect(sent[1]!.sequenceNumber).toBe(sent[0]!.sequenceNumber + 1);
  });

  it('sends nothing in a codec that its client did not negotiate', () => {
    subscription.forward({ ...packet(1, true), codec: 'AV1' });
    expect(sent).toEqual([]);
    expect(subscription.senderReport()).toBeUndefined();
  });
});
