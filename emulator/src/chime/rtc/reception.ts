import type { ReceptionReport } from './rtcp.ts';
import { sequenceDistance, type RtpPacket } from './rtp.ts';

/** What is known of one incoming stream: gaps to ask for again, and the numbers of its reports. */
export interface Reception {
  readonly ssrc: number;
  /** The sequence numbers to ask for now. */
  receive(packet: Pick<RtpPacket, 'sequenceNumber' | 'timestamp'>, nowMs: number): number[];
  onSenderReport(middleNtp: number, nowMs: number): void;
  report(nowMs: number): ReceptionReport;
}

const MAX_GAP = 64;
const MAX_TRIES = 4;
const RETRY_MS = 60;
/** One NACK entry covers a packet and the 16 after it. */
const NACK_SPAN = 16;

export function createReception(ssrc: number, clockRate: number): Reception {
  const missing = new Map<number, { tries: number; askedAt: number }>();
  let highest: number | undefined;
  let base = 0;
  let received = 0;
  let jitter = 0;
  let transit: number | undefined;
  let lastSenderReport = { middleNtp: 0, atMs: 0 };
  let previous = { expected: 0, received: 0 };

  const noteGap = (from: number, to: number) => {
    if (to - from > MAX_GAP) return missing.clear();
    for (let each = from + 1; each < to; each++)
      missing.set(each, { tries: 0, askedAt: -Infinity });
  };
  const dueNow = (nowMs: number): number[] => {
    const due: number[] = [];
    for (const [extended, ask] of missing) {
      if (ask.tries >= MAX_TRIES || (highest ?? 0) - extended > MAX_GAP * 4) {
        missing.delete(extended);
      } else if (nowMs - ask.askedAt >= RETRY_MS && extended - (due[0] ?? extended) <= NACK_SPAN) {
        missing.set(extended, { tries: ask.tries + 1, askedAt: nowMs });
        due.push(extended);
      }
    }
    return due.map((extended) => extended & 0xffff);
  };
  const noteJitter = (timestamp: number, nowMs: number) => {
    // RFC 3550 §6.4.1
    const now = (nowMs * clockRate) / 1000 - timestamp;
    if (transit !== undefined && Math.abs(now - transit) < clockRate) {
      jitter += (Math.abs(now - transit) - jitter) / 16;
    }
    transit = now;
  };

  return {
    ssrc,
    receive({ sequenceNumber, timestamp }, nowMs) {
      received += 1;
      noteJitter(timestamp, nowMs);
      if (highest === undefined) {
        highest = sequenceNumber + 0x10000; // room below, so that late packets stay positive
        base = highest;
        return [];
      }
      const extended = highest + sequenceDistance(highest & 0xffff, sequenceNumber);
      missing.delete(extended);
      if (extended > highest) {
        noteGap(highest, extended);
        highest = extended;
      }
      return dueNow(nowMs);
    },
    onSenderReport(middleNtp, nowMs) {
      lastSenderReport = { middleNtp, atMs: nowMs };
    },
    report(nowMs) {
      const expected = highest === undefined ? 0 : highest - base + 1;
      const expectedSince = expected - previous.expected;
      const lostSince = expectedSince - (received - previous.received);
      previous = { expected, received };
      const { middleNtp, atMs } = lastSenderReport;
      return {
        ssrc,
        fractionLost: expectedSince > 0 ? Math.max(0, lostSince / expectedSince) : 0,
        packetsLost: Math.max(0, expected - received),
        highestSequence: (highest ?? 0x10000) - 0x10000,
        jitter,
        lastSenderReport: middleNtp,
        delaySinceLastSenderReport: middleNtp ? Math.round(((nowMs - atMs) * 65_536) / 1000) : 0,
      };
    },
  };
}
