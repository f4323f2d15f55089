import { randomBytes, randomUUID } from 'node:crypto';
import type { AttendeeRequest, Capabilities, MeetingRequest } from '../api/shapes.ts';
import { refusedToken, type Admission } from '../signaling/connection.ts';
import type { ChimeTimings } from '../timings.ts';
import { defaultCapabilities, maySend, type Attendee } from './attendee.ts';
import type { MediaEngine } from './media.ts';
import { EndCode, Room, type Attendance } from './room.ts';

export interface Meeting {
  readonly meetingId: string;
  readonly request: MeetingRequest;
  readonly createdAt: number;
  readonly attendees: Map<string, Attendee>;
  readonly room: Room;
  /** Share of media packets to lose, 0 to 1: a fault for tests. */
  loss: number;
  /** Since when fewer than so many people are in it. */
  emptySince: number | undefined;
  lonelySince: number | undefined;
}

/** All meetings of the service; they live in memory only. */
export interface Meetings {
  all(): Meeting[];
  find(meetingId: string): Meeting | undefined;
  /**
   * The same client request token gives the same meeting, whatever else the request says: people who sent it with other
   * parameters to the real service got the first meeting back (aws/amazon-chime-sdk-js #2433, aws/aws-sdk-php #2461).
   */
  create(request: MeetingRequest): Meeting;
  /** The same external user id gives the same attendee. */
  addAttendee(meeting: Meeting, request: AttendeeRequest): Attendee;
  removeAttendee(meeting: Meeting, attendeeId: string): void;
  setCapabilities(meeting: Meeting, attendee: Attendee, capabilities: Capabilities): void;
  end(meetingId: string): void;
  admit(meetingId: string, joinToken: string, isContent: boolean): Admission;
  /** Ends the meetings whose time is up. */
  expire(): void;
  clear(): void;
}

export interface MeetingsOptions {
  readonly engine: MediaEngine;
  readonly timings: ChimeTimings;
  readonly now: () => number;
  /** Told of what happens to meetings. */
  readonly observer?: MeetingsObserver;
}

export interface MeetingsObserver {
  onStarted(meeting: Meeting): void;
  onEnded(meeting: Meeting): void;
  onAttendance(meeting: Meeting, attendance: Attendance): void;
}

const DEFAULT_MAX_ATTENDEES = 250;
const MAX_REMEMBERED_ENDED = 1000;

export function createMeetings({ engine, timings, now, observer }: MeetingsOptions): Meetings {
  const meetings = new Map<string, Meeting>();
  const byRequestToken = new Map<string, Meeting>();
  let ended: string[] = [];

  const end = (meetingId: string) => {
    const meeting = meetings.get(meetingId);
    if (!meeting) return;
    meetings.delete(meetingId);
    byRequestToken.delete(meeting.request.ClientRequestToken);
    ended = [...ended.slice(1 - MAX_REMEMBERED_ENDED), meetingId];
    meeting.room.close();
    observer?.onEnded(meeting);
  };

  return {
    all: () => [...meetings.values()],
    find: (meetingId) => meetings.get(meetingId),
    create(request) {
      const known = byRequestToken.get(request.ClientRequestToken);
      if (known) return known;
      const meeting: Meeting = {
        meetingId: randomUUID(),
        request,
        createdAt: now(),
        attendees: new Map(),
        room: new Room(
          engine.forMeeting(() => meeting.loss),
          (attendance) => observer?.onAttendance(meeting, attendance),
        ),
        loss: 0,
        emptySince: now(),
        lonelySince: now(),
      };
      meetings.set(meeting.meetingId, meeting);
      byRequestToken.set(request.ClientRequestToken, meeting);
      observer?.onStarted(meeting);
      return meeting;
    },
    addAttendee(meeting, { ExternalUserId, Capabilities }) {
      const known = [...meeting.attendees.values()].find(
        ({ externalUserId }) => externalUserId === ExternalUserId,
      );
      if (known) return known;
      const attendee: Attendee = {
        attendeeId: randomUUID(),
        externalUserId: ExternalUserId,
        // A subprotocol's characters only: it travels as one.
        joinToken: randomBytes(48).toString('base64url'),
        capabilities: Capabilities ?? defaultCapabilities,
      };
      meeting.attendees.set(attendee.attendeeId, attendee);
      return attendee;
    },
    removeAttendee(meeting, attendeeId) {
      meeting.attendees.delete(attendeeId);
      meeting.room.removeAttendee(attendeeId);
    },
    setCapabilities(meeting, attendee, capabilities) {
      attendee.capabilities = capabilities;
      meeting.room.capabilitiesChanged();
    },
    end,
    admit(meetingId, joinToken, isContent) {
      if (ended.includes(meetingId)) return { kind: 'ended' };
      const meeting = meetings.get(meetingId);
      const attendee = [...(meeting?.attendees.values() ?? [])].find(
        (each) => each.joinToken === joinToken,
      );
      if (!meeting || !attendee) return refusedToken;
      if (isContent && !maySend(attendee.capabilities.Content)) return refusedToken;
      return isFull(meeting, attendee)
        ? { kind: 'refused', audioStatus: EndCode.AT_CAPACITY }
        : { kind: 'admitted', room: meeting.room, attendee };
    },
    expire() {
      for (const meeting of meetings.values()) {
        const { attendance } = meeting.room;
        meeting.emptySince = attendance > 0 ? undefined : (meeting.emptySince ?? now());
        meeting.lonelySince = attendance > 1 ? undefined : (meeting.lonelySince ?? now());
        if (isOver(meeting, timings, now())) end(meeting.meetingId);
      }
    },
    clear() {
      for (const meetingId of [...meetings.keys()]) end(meetingId);
    },
  };
}

function isOver(meeting: Meeting, timings: ChimeTimings, now: number): boolean {
  const { createdAt, emptySince = now, lonelySince = now } = meeting;
  return (
    now - createdAt >= timings.maxMeetingMs ||
    now - emptySince >= timings.emptyMeetingMs ||
    now - lonelySince >= timings.lonelyMeetingMs
  );
}

function isFull({ room, request }: Meeting, attendee: Attendee): boolean {
  const limit = request.MeetingFeatures?.Attendee?.MaxCount ?? DEFAULT_MAX_ATTENDEES;
  return room.attendance >= limit && !room.isConnected(attendee.attendeeId);
}
