/** The SDK reports once a second. */
const REPORT_EVERY_MS = 1_000;
/** The service sends sound all the time, silence too; this long without any is no hiccup. */
const SILENT_REPORTS = 4;

/**
 * Tells when nothing is received any more, and when it is again. The SDK's own policy (3.32,
 * SignalingAndMetricsConnectionMonitor) waits for 25 reports, and not even then reconnects while the network
 * path itself still answers.
 */
export function createSilenceWatch(tell: (silentMs: number | null) => void): {
  /** All packets of sound and picture that the connection has received so far. */
  onTotal(packets: number): void;
  /** A new connection begins to count anew. */
  onConnecting(): void;
} {
  let last = 0;
  let hasHeard = false;
  let silentReports = 0;
  return {
    onTotal(packets) {
      const isSilent = packets === last;
      last = packets;
      if (!isSilent) {
        if (silentReports >= SILENT_REPORTS) tell(null);
        hasHeard = true;
        silentReports = 0;
      } else if (hasHeard && ++silentReports === SILENT_REPORTS) {
        tell(SILENT_REPORTS * REPORT_EVERY_MS);
      }
    },
    onConnecting() {
      last = 0;
      silentReports = 0;
    },
  };
}
