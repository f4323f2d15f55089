import type { ChimeAttendee, ChimeMeeting } from '@video-escalation/contracts/http/meetings';
import type { AttendeeId, MeetingId } from '@video-escalation/contracts/ids';
import type { Static } from 'typebox';

export type Meeting = Static<typeof ChimeMeeting>;
export type Attendee = Static<typeof ChimeAttendee>;

export interface NewMeeting {
  /** The same for every attempt at one meeting: Chime then answers the same one. */
  readonly token: string;
  readonly externalMeetingId: string;
  readonly mediaRegion: string;
  /** External user ids. */
  readonly attendees: readonly string[];
}

export interface CreatedMeeting {
  readonly meetingId: MeetingId;
  readonly attendeeIds: Readonly<Record<string, AttendeeId>>;
}

/** What the api needs of the Chime SDK. Every call may throw Problem meeting/unavailable. */
export interface VideoService {
  create(meeting: NewMeeting): Promise<CreatedMeeting>;
  /** Undefined: it has ended. */
  meeting(meetingId: MeetingId): Promise<Meeting | undefined>;
  /** Undefined: it has ended, or the attendee was removed. */
  attendee(meetingId: MeetingId, attendeeId: AttendeeId): Promise<Attendee | undefined>;
  addAttendee(meetingId: MeetingId, externalUserId: string): Promise<AttendeeId>;
  removeAttendee(meetingId: MeetingId, attendeeId: AttendeeId): Promise<void>;
  /** Ending an ended meeting is no error. */
  end(meetingId: MeetingId): Promise<void>;
}
