import {
  ChimeSDKMeetingsClient,
  CreateAttendeeCommand,
  CreateMeetingWithAttendeesCommand,
  DeleteAttendeeCommand,
  DeleteMeetingCommand,
  GetAttendeeCommand,
  GetMeetingCommand,
  type Attendee as SdkAttendee,
} from '@aws-sdk/client-chime-sdk-meetings';
import { ChimeAttendee, ChimeMeeting } from '@video-escalation/contracts/http/meetings';
import type { AttendeeId, MeetingId } from '@video-escalation/contracts/ids';
import { parse } from '@video-escalation/contracts/config/parse';
import type { VideoService } from '../meetings/video-service.ts';
import { asProblem, boundedCalls, unless } from './aws.ts';

/** A meeting that has ended (API reference, GetMeeting: NotFoundException). */
const GONE = ['NotFoundException'];

export function createVideoService({ region }: { readonly region: string }): VideoService {
  const client = new ChimeSDKMeetingsClient({ region, ...boundedCalls });
  const call = <T>(work: () => Promise<T>) => asProblem('meeting/unavailable', work);

  return {
    create: ({ token, externalMeetingId, mediaRegion, attendees }) =>
      call(async () => {
        const created = await client.send(
          new CreateMeetingWithAttendeesCommand({
            ClientRequestToken: token,
            ExternalMeetingId: externalMeetingId,
            MediaRegion: mediaRegion,
            Attendees: attendees.map((ExternalUserId) => ({ ExternalUserId })),
          }),
        );
        const meeting = parse(ChimeMeeting, created.Meeting, 'The meeting from Chime');
        return {
          meetingId: meeting.MeetingId,
          attendeeIds: Object.fromEntries((created.Attendees ?? []).map(toEntry)),
        };
      }),
    meeting: (MeetingId) =>
      call(async () => {
        const found = await unless(GONE, () => client.send(new GetMeetingCommand({ MeetingId })));
        return found && parse(ChimeMeeting, found.Meeting, 'The meeting from Chime');
      }),
    attendee: (MeetingId, AttendeeId) =>
      call(async () => {
        const found = await unless(GONE, () =>
          client.send(new GetAttendeeCommand({ MeetingId, AttendeeId })),
        );
        return found && parse(ChimeAttendee, found.Attendee, 'The attendee from Chime');
      }),
    addAttendee: (MeetingId: MeetingId, ExternalUserId) =>
      call(async () => {
        const { Attendee } = await client.send(
          new CreateAttendeeCommand({ MeetingId, ExternalUserId }),
        );
        return parse(ChimeAttendee, Attendee, 'The attendee from Chime').AttendeeId;
      }),
    removeAttendee: (MeetingId, AttendeeId) =>
      call(async () => {
        await unless(GONE, () => client.send(new DeleteAttendeeCommand({ MeetingId, AttendeeId })));
      }),
    end: (MeetingId) =>
      call(async () => {
        await unless(GONE, () => client.send(new DeleteMeetingCommand({ MeetingId })));
      }),
  };
}

function toEntry(attendee: SdkAttendee): [string, AttendeeId] {
  const { ExternalUserId, AttendeeId } = parse(ChimeAttendee, attendee, 'The attendee from Chime');
  return [ExternalUserId, AttendeeId];
}
