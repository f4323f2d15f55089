import type { OutgoingRtp } from './dtls-srtp.ts';
import type { VideoPacket } from './publication.ts';
import { buildSenderReport } from './rtcp.ts';
import { sequenceDistance } from './rtp.ts';
import type { VideoCodec } from './codecs.ts';

/** One remote video as one client receives it: a slot of its connection that shows some stream. */
export interface Subscription {
  readonly mid: string;
  readonly ssrc: number;
  /** 0 while the slot shows nothing. */
  readonly streamId: number;
  show(streamId: number): void;
  setPaused(isPaused: boolean): void;
  forward(packet: VideoPacket): void;
  /** Sends again what the client missed. */
  resend(sequenceNumbers: readonly number[]): void;
  /** Undefined until something was sent. */
  senderReport(): Buffer | undefined;
}

export interface SubscriptionOptions {
  readonly mid: string;
  readonly ssrc: number;
  readonly now: () => number;
  /** The payload type that the client's description gives to a codec. */
  readonly payloadTypeOf: (codec: VideoCodec) => number | undefined;
  readonly send: (packet: OutgoingRtp) => void;
  /** May be called for every packet: the publication throttles. */
  readonly requestKeyframe: (streamId: number) => void;
}

/** How numbers of the sender become the numbers that this client is sent. */
interface Rewrite {
  readonly codec: VideoCodec;
  readonly first: number;
  count: number;
  readonly sequence: number;
  readonly timestamp: number;
}

const CACHE_PACKETS = 1024;
const CLOCK_PER_MS = 90;

export function createSubscription(options: SubscriptionOptions): Subscription {
  const { mid, ssrc, now, payloadTypeOf, send, requestKeyframe } = options;
  const cache = new Array<OutgoingRtp | undefined>(CACHE_PACKETS);
  const sent = { packets: 0, bytes: 0, sequenceNumber: 0, timestamp: 0, atMs: 0 };
  let streamId = 0;
  let isPaused = false;
  // Undefined while the gate is shut: after a start, a switch or a pause only a keyframe opens it.
  let rewrite: Rewrite | undefined;

  const open = ({ rtp, codec }: VideoPacket) => {
    const elapsed = sent.packets === 0 ? 0 : Math.max(1, Math.round(now() - sent.atMs));
    rewrite = {
      codec,
      first: rtp.sequenceNumber,
      count: 0,
      sequence: sent.sequenceNumber + 1 - rtp.sequenceNumber,
      timestamp: sent.timestamp + elapsed * CLOCK_PER_MS - rtp.timestamp,
    };
    return rewrite;
  };
  const remember = (packet: OutgoingRtp) => {
    cache[packet.sequenceNumber % CACHE_PACKETS] = packet;
    sent.packets += 1;
    sent.bytes += packet.payload.length;
    if (sequenceDistance(sent.sequenceNumber, packet.sequenceNumber) <= 0) return;
    sent.sequenceNumber = packet.sequenceNumber;
    sent.timestamp = packet.timestamp;
    sent.atMs = now();
  };

  return {
    mid,
    ssrc,
    get streamId() {
      return streamId;
    },
    show(next) {
      if (next === streamId) return;
      streamId = next;
      rewrite = undefined;
      if (next !== 0) requestKeyframe(next);
    },
    setPaused(next) {
      if (next === isPaused) return;
      isPaused = next;
      rewrite = undefined;
      if (!next && streamId !== 0) requestKeyframe(streamId);
    },
    forward(packet) {
      const payloadType = payloadTypeOf(packet.codec);
      // A sender changes its codec without a pause: what follows cannot be decoded with what came before.
      if (rewrite && rewrite.codec !== packet.codec) {
        if (sequenceDistance(rewrite.first, packet.rtp.sequenceNumber) < 0) return;
        rewrite = undefined;
      }
      if (isPaused || payloadType === undefined) return;
      if (!rewrite && !packet.startsKeyframe) return requestKeyframe(packet.streamId);
      const { rtp } = packet;
      const opened = rewrite ?? open(packet);
      // A late packet from before the keyframe would be decoded as part of something else; after a
      // while the first number says nothing more, because the numbers wrap around.
      const isBefore = sequenceDistance(opened.first, rtp.sequenceNumber) < 0;
      if (isBefore && opened.count < CACHE_PACKETS) return;
      opened.count += 1;
      const outgoing: OutgoingRtp = {
        payloadType,
        marker: rtp.marker,
        sequenceNumber: (rtp.sequenceNumber + opened.sequence) & 0xffff,
        timestamp: (rtp.timestamp + opened.timestamp) >>> 0,
        ssrc,
        payload: rtp.payload,
      };
      remember(outgoing);
      send(outgoing);
    },
    resend(sequenceNumbers) {
      for (const sequenceNumber of sequenceNumbers) {
        const packet = cache[sequenceNumber % CACHE_PACKETS];
        if (packet?.sequenceNumber === sequenceNumber) send(packet);
      }
    },
    senderReport() {
      if (sent.packets === 0) return undefined;
      const rtpTimestamp = sent.timestamp + Math.round(now() - sent.atMs) * CLOCK_PER_MS;
      return buildSenderReport({ ...sent, ssrc, nowMs: now(), rtpTimestamp });
    },
  };
}
