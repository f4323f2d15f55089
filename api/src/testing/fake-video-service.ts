import type { AttendeeId, MeetingId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import type { Attendee, Meeting, NewMeeting, VideoService } from '../meetings/video-service.ts';

interface FakeMeeting {
  readonly meeting: Meeting;
  readonly attendees: Map<string, Attendee>;
}

/** A video service in memory, as slow as asked for, which remembers request tokens as Chime does. */
export function createFakeVideoService(pause: () => Promise<void> = async () => undefined) {
  const meetings = new Map<string, FakeMeeting>();
  const byToken = new Map<string, FakeMeeting>();
  const created: NewMeeting[] = [];

  const toAttendee = (ExternalUserId: string): Attendee => ({
    AttendeeId: randomUUID() as AttendeeId,
    ExternalUserId,
    JoinToken: `join-${randomUUID()}`,
  });
  function start(wish: NewMeeting): FakeMeeting {
    const known = byToken.get(wish.token);
    if (known) return known;
    created.push(wish);
    const MeetingId = randomUUID() as MeetingId;
    const fresh: FakeMeeting = {
      meeting: {
        MeetingId,
        ExternalMeetingId: wish.externalMeetingId,
        MediaRegion: wish.mediaRegion,
        MediaPlacement: { AudioHostUrl: 'audio.test', SignalingUrl: 'wss://signal.test' },
      },
      attendees: new Map(
        wish.attendees.map(toAttendee).map((attendee) => [attendee.AttendeeId, attendee]),
      ),
    };
    meetings.set(MeetingId, fresh);
    byToken.set(wish.token, fresh);
    return fresh;
  }

  const port: VideoService = {
    async create(wish) {
      await pause();
      const { meeting, attendees } = start(wish);
      return {
        meetingId: meeting.MeetingId,
        attendeeIds: Object.fromEntries(
          [...attendees.values()].map((each) => [each.ExternalUserId, each.AttendeeId]),
        ),
      };
    },
    meeting: async (meetingId) => meetings.get(meetingId)?.meeting,
    attendee: async (meetingId, attendeeId) => meetings.get(meetingId)?.attendees.get(attendeeId),
    async addAttendee(meetingId, externalUserId) {
      const attendees = meetings.get(meetingId)?.attendees;
      // Chime takes the external user id as idempotency token.
      const known = [...(attendees?.values() ?? [])].find(
        (each) => each.ExternalUserId === externalUserId,
      );
      const attendee = known ?? toAttendee(externalUserId);
      attendees?.set(attendee.AttendeeId, attendee);
      return attendee.AttendeeId;
    },
    removeAttendee: async (meetingId, attendeeId) =>
      void meetings.get(meetingId)?.attendees.delete(attendeeId),
    end: async (meetingId) => void meetings.delete(meetingId),
  };

  return {
    port,
    created,
    running: () => [...meetings.keys()],
    attendeesOf: (meetingId: string) =>
      [...(meetings.get(meetingId)?.attendees.values() ?? [])].map((each) => each.ExternalUserId),
    endByItself: (meetingId: string) => void meetings.delete(meetingId),
  };
}
