import { SAMPLES_PER_TICK } from '../audio/opus.ts';
import type { OutgoingRtp } from './dtls-srtp.ts';
import { buildSenderReport } from './rtcp.ts';

/** The one stream of sound that a participant is sent: everybody else's, mixed. */
export interface SoundStream {
  /** As the participant's offer has it; 111 is what browsers give Opus. */
  payloadType: number;
  /** `skippedTicks`: how many ticks passed since the last packet without one. */
  send(packet: Uint8Array, skippedTicks: number): void;
  /** Nothing before the first packet. */
  senderReport(): Buffer | undefined;
}

export interface SoundStreamOptions {
  readonly ssrc: number;
  readonly now: () => number;
  readonly send: (packet: OutgoingRtp) => void;
}

export function createSoundStream({ ssrc, now, send }: SoundStreamOptions): SoundStream {
  let sequenceNumber = 0;
  let timestamp = 0;
  let packets = 0;
  let bytes = 0;

  const stream: SoundStream = {
    payloadType: 111,
    send(packet, skippedTicks) {
      sequenceNumber = (sequenceNumber + 1) & 0xffff;
      timestamp = (timestamp + SAMPLES_PER_TICK * (1 + skippedTicks)) >>> 0;
      packets += 1;
      bytes += packet.length;
      send({
        payloadType: stream.payloadType,
        marker: packets === 1 || skippedTicks > 0,
        sequenceNumber,
        timestamp,
        ssrc,
        payload: Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength),
      });
    },
    senderReport() {
      if (packets === 0) return undefined;
      return buildSenderReport({ ssrc, nowMs: now(), rtpTimestamp: timestamp, packets, bytes });
    },
  };
  return stream;
}
