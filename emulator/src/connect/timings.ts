export interface ConnectTimings {
  /** How long a contact rings at one agent before it counts as missed. */
  ringMs: number;
  /** How long an agent whose pages are gone still counts as present: long enough for a reload. */
  presenceLeaseMs: number;
  /** Multiplies the Wait blocks of flows; tests shorten them. */
  waitFactor: number;
  /** How long a waiting contact alone is no activity yet, so that queue metrics stay null without agents. */
  metricsLagMs: number;
  /** How long SearchUsers does not show a user who was added or changed. */
  userSearchLagMs: number;
  /** How long GetAgentSnapshot is held open; below the 30 s for which Streams asks. */
  longPollMs: number;
  participantTokenMs: number;
  connectionTokenMs: number;
  /** A socket's address must be used within this time. */
  socketUrlMs: number;
  federationTokenMs: number;
  /** Lifetime of the CCP's session cookie; the CTI's auth token lives a tenth of it, at least five minutes. */
  sessionMs: number;
}

const minute = 60_000;

export const defaultTimings: Readonly<ConnectTimings> = {
  ringMs: 20_000,
  presenceLeaseMs: 20_000,
  waitFactor: 1,
  metricsLagMs: 5_000,
  // API reference, "Amazon Connect eventual consistency": typically less than a few seconds, sometimes minutes.
  userSearchLagMs: 3_000,
  longPollMs: 25_000,
  participantTokenMs: 24 * 60 * minute,
  connectionTokenMs: 24 * 60 * minute,
  socketUrlMs: 100_000,
  federationTokenMs: 60 * minute,
  sessionMs: 12 * 60 * minute,
};
