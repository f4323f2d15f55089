/** What WebRTC counts of the sound that it has played (W3C webrtc-stats, RTCInboundRtpStreamStats). */
interface Counted {
  /** Seconds, summed over all samples. */
  readonly jitterBufferDelay: number;
  readonly jitterBufferEmittedCount: number;
}

/** Milliseconds that sound has waited since the last question; null: none was played. Never rejects. */
export function createDelayMeter(): (
  receiver: Pick<RTCRtpReceiver, 'getStats'>,
) => Promise<number | null> {
  let before: Counted = { jitterBufferDelay: 0, jitterBufferEmittedCount: 0 };
  return async (receiver) => {
    const now = await receiver.getStats().then(countedOf, () => null);
    if (!now) return null;
    const samples = now.jitterBufferEmittedCount - before.jitterBufferEmittedCount;
    const seconds = now.jitterBufferDelay - before.jitterBufferDelay;
    before = now;
    return samples > 0 ? (1_000 * seconds) / samples : null;
  };
}

function countedOf(report: RTCStatsReport): Counted | null {
  for (const each of report.values() as Iterable<Partial<Counted> & { readonly type: string }>) {
    const { jitterBufferDelay, jitterBufferEmittedCount } = each;
    if (each.type !== 'inbound-rtp') continue;
    if (jitterBufferDelay === undefined || jitterBufferEmittedCount === undefined) continue;
    return { jitterBufferDelay, jitterBufferEmittedCount };
  }
  return null;
}
