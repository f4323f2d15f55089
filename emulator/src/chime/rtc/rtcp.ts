/** The RTCP messages that a forwarder needs (RFC 3550, RFC 4585, RFC 5104, REMB draft). */
export interface ReceptionReport {
  readonly ssrc: number;
  /** Loss since the last report, 0 to 1. */
  readonly fractionLost: number;
  readonly packetsLost: number;
  readonly highestSequence: number;
  readonly jitter: number;
  /** Middle 32 bits of the last sender report's NTP time; 0 if none came. */
  readonly lastSenderReport: number;
  /** Since that report, in units of 1/65536 s. */
  readonly delaySinceLastSenderReport: number;
}

export type RtcpMessage =
  | { readonly kind: 'sender-report'; readonly ssrc: number; readonly middleNtp: number }
  | { readonly kind: 'reception'; readonly report: ReceptionReport }
  | { readonly kind: 'keyframe-request'; readonly mediaSsrc: number }
  | {
      readonly kind: 'nack';
      readonly mediaSsrc: number;
      readonly sequenceNumbers: readonly number[];
    };

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;

/** All known messages of a compound packet; what is unknown or cut off is skipped. */
export function parseRtcp(bytes: Buffer): RtcpMessage[] {
  const messages: RtcpMessage[] = [];
  for (let offset = 0; offset + 8 <= bytes.length;) {
    const length = (bytes.readUInt16BE(offset + 2) + 1) * 4;
    if (offset + length > bytes.length) break;
    messages.push(...parseOne(bytes.subarray(offset, offset + length)));
    offset += length;
  }
  return messages;
}

function parseOne(packet: Buffer): RtcpMessage[] {
  const count = packet[0]! & 0x1f;
  switch (packet[1]) {
    case SENDER_REPORT:
      if (packet.length < 28) return [];
      return [
        {
          kind: 'sender-report',
          ssrc: packet.readUInt32BE(4),
          middleNtp: packet.readUInt32BE(10),
        },
        ...parseReports(packet.subarray(28), count),
      ];
    case RECEIVER_REPORT:
      return parseReports(packet.subarray(8), count);
    case TRANSPORT_FEEDBACK:
      return count === 1 && packet.length >= 16 ? [parseNack(packet)] : [];
    case PAYLOAD_FEEDBACK:
      return parseKeyframeRequest(packet, count);
    default:
      return [];
  }
}

function parseReports(bytes: Buffer, count: number): RtcpMessage[] {
  const available = Math.min(count, Math.floor(bytes.length / 24));
  return Array.from({ length: available }, (_, index) => {
    const at = index * 24;
    return {
      kind: 'reception',
      report: {
        ssrc: bytes.readUInt32BE(at),
        fractionLost: bytes[at + 4]! / 256,
        packetsLost: bytes.readIntBE(at + 5, 3),
        highestSequence: bytes.readUInt32BE(at + 8),
        jitter: bytes.readUInt32BE(at + 12),
        lastSenderReport: bytes.readUInt32BE(at + 16),
        delaySinceLastSenderReport: bytes.readUInt32BE(at + 20),
      },
    };
  });
}

function parseNack(packet: Buffer): RtcpMessage {
  const sequenceNumbers: number[] = [];
  for (let at = 12; at + 4 <= packet.length; at += 4) {
    const first = packet.readUInt16BE(at);
    const mask = packet.readUInt16BE(at + 2);
    sequenceNumbers.push(first);
    for (let bit = 0; bit < 16; bit++) {
      if (mask & (1 << bit)) sequenceNumbers.push((first + bit + 1) & 0xffff);
    }
  }
  return { kind: 'nack', mediaSsrc: packet.readUInt32BE(8), sequenceNumbers };
}

/** PLI names its target in the header, FIR in its entries. */
function parseKeyframeRequest(packet: Buffer, format: number): RtcpMessage[] {
  if (format === 1 && packet.length >= 12) {
    return [{ kind: 'keyframe-request', mediaSsrc: packet.readUInt32BE(8) }];
  }
  if (format === 4 && packet.length >= 20) {
    return [{ kind: 'keyframe-request', mediaSsrc: packet.readUInt32BE(12) }];
  }
  return [];
}

export interface SenderReport {
  readonly ssrc: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly rtpTimestamp: number;
  readonly packets: number;
  readonly bytes: number;
}

export function buildSenderReport(report: SenderReport): Buffer {
  const packet = header(0, SENDER_REPORT, 28, report.ssrc);
  const seconds = report.nowMs / 1000 + 2_208_988_800; // NTP counts from 1900 (RFC 5905)
  packet.writeUInt32BE(Math.floor(seconds) >>> 0, 8);
  packet.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32) >>> 0, 12);
  packet.writeUInt32BE(report.rtpTimestamp >>> 0, 16);
  packet.writeUInt32BE(report.packets >>> 0, 20);
  packet.writeUInt32BE(report.bytes >>> 0, 24);
  return packet;
}

export function buildReceiverReport(
  senderSsrc: number,
  reports: readonly ReceptionReport[],
): Buffer {
  const packet = header(reports.length, RECEIVER_REPORT, 8 + reports.length * 24, senderSsrc);
  reports.forEach((report, index) => {
    const at = 8 + index * 24;
    packet.writeUInt32BE(report.ssrc, at);
    packet[at + 4] = Math.min(255, Math.round(report.fractionLost * 256));
    packet.writeIntBE(Math.min(report.packetsLost, 0x7fffff), at + 5, 3);
    packet.writeUInt32BE(report.highestSequence >>> 0, at + 8);
    packet.writeUInt32BE(Math.round(report.jitter) >>> 0, at + 12);
    packet.writeUInt32BE(report.lastSenderReport, at + 16);
    packet.writeUInt32BE(report.delaySinceLastSenderReport >>> 0, at + 20);
  });
  return packet;
}

export function buildKeyframeRequest(senderSsrc: number, mediaSsrc: number): Buffer {
  const packet = header(1, PAYLOAD_FEEDBACK, 12, senderSsrc);
  packet.writeUInt32BE(mediaSsrc, 8);
  return packet;
}

/** Asks for at most 17 packets: one entry from the first missing on. */
export function buildNack(
  senderSsrc: number,
  mediaSsrc: number,
  missing: readonly number[],
): Buffer {
  const packet = header(1, TRANSPORT_FEEDBACK, 16, senderSsrc);
  const first = missing[0] ?? 0;
  const mask = missing.reduce((bits, sequence) => {
    const distance = (sequence - first) & 0xffff;
    return distance >= 1 && distance <= 16 ? bits | (1 << (distance - 1)) : bits;
  }, 0);
  packet.writeUInt32BE(mediaSsrc, 8);
  packet.writeUInt16BE(first, 12);
  packet.writeUInt16BE(mask, 14);
  return packet;
}

/** Tells the sender how many bits per second it may use (draft-alvestrand-rmcat-remb-03). */
export function buildBitrateLimit(
  senderSsrc: number,
  bitsPerSecond: number,
  ssrcs: readonly number[],
): Buffer {
  const packet = header(15, PAYLOAD_FEEDBACK, 20 + ssrcs.length * 4, senderSsrc);
  packet.write('REMB', 12, 'latin1');
  const exponent = Math.max(0, Math.ceil(Math.log2((bitsPerSecond + 1) / 2 ** 18)));
  const mantissa = Math.floor(bitsPerSecond / 2 ** exponent);
  packet.writeUInt32BE(((ssrcs.length << 24) | (exponent << 18) | mantissa) >>> 0, 16);
  ssrcs.forEach((ssrc, index) => packet.writeUInt32BE(ssrc, 20 + index * 4));
  return packet;
}

function header(count: number, type: number, length: number, ssrc: number): Buffer {
  const packet = Buffer.alloc(length);
  packet[0] = 0x80 | count;
  packet[1] = type;
  packet.writeUInt16BE(length / 4 - 1, 2);
  packet.writeUInt32BE(ssrc, 4);
  return packet;
}
