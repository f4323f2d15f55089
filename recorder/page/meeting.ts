import type { JoinData } from '@video-escalation/contracts/http/meetings';

/** Port: one attempt to be in the meeting, hearing and seeing everybody, heard and seen by nobody. */
export interface Meeting {
  /** Settles when the others know, or after a short while. No event comes after it. */
  leave(): Promise<void>;
}

/** Attendee ids carry `#content` at their end where a shared screen is meant. */
export type MeetingEvent =
  /** Also after a connection was mended. */
  | { readonly type: 'joined' }
  | { readonly type: 'reconnecting' }
  | { readonly type: 'stopped'; readonly why: MeetingEnd }
  /** The one mixed sound of everybody; another track takes the place of the former. */
  | { readonly type: 'sound'; readonly track: MediaStreamTrack }
  | {
      readonly type: 'picture';
      readonly tileId: number;
      readonly attendeeId: string;
      readonly track: MediaStreamTrack;
    }
  | { readonly type: 'picture-gone'; readonly tileId: number }
  | { readonly type: 'present'; readonly attendeeId: string; readonly externalUserId: string }
  | { readonly type: 'absent'; readonly attendeeId: string };

/**
 * `ended`: for everybody, or for the recorder, which was sent out. `elsewhere`: another browser joined with the same
 * data and took the place. `lost`: the connection broke, or never came about.
 */
export type MeetingEnd = 'ended' | 'elsewhere' | 'lost';

export type JoinMeeting = (join: JoinData, emit: (event: MeetingEvent) => void) => Meeting;
