/** All waits of the service, in milliseconds, so that tests can shorten them. */
export interface ChimeTimings {
  /** A connection that didn't JOIN by then is closed. */
  readonly joinMs: number;
  /** How long an attendee whose signalling broke stays in the roster. */
  readonly reconnectGraceMs: number;
  /** A client without an ICE check for this long is gone (RFC 7675). */
  readonly consentMs: number;
  /** A client that sends no audio enters the roster this long after its transport is up. */
  readonly silentJoinMs: number;
  /** After an end code the client has this long to leave by itself. */
  readonly farewellMs: number;
  readonly volumeMs: number;
  readonly reportMs: number;
  readonly bitratesMs: number;
  /** Least time between two keyframe requests to one encoder. */
  readonly keyframeMs: number;
  /** Index changes within this time go out as one. */
  readonly indexMs: number;
  /** How often expiry is looked at. */
  readonly sweepMs: number;
  // The limits below are in the developer guide, "Understanding meeting lifecycle".
  /** Nobody in the meeting. */
  readonly emptyMeetingMs: number;
  /** Fewer than two in the meeting. */
  readonly lonelyMeetingMs: number;
  readonly maxMeetingMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const defaultTimings: ChimeTimings = {
  joinMs: 10 * SECOND,
  // A starved client notices a dead connection after 8 s and more; a shorter grace made it flap.
  reconnectGraceMs: 20 * SECOND,
  consentMs: 30 * SECOND,
  silentJoinMs: 1 * SECOND,
  farewellMs: 3 * SECOND,
  volumeMs: 200,
  reportMs: 1 * SECOND,
  bitratesMs: 4 * SECOND,
  keyframeMs: 500,
  indexMs: 20,
  sweepMs: 5 * SECOND,
  emptyMeetingMs: 5 * MINUTE,
  lonelyMeetingMs: 30 * MINUTE,
  maxMeetingMs: 24 * 60 * MINUTE,
};
