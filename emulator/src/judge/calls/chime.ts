import * as chime from '@aws-sdk/client-chime-sdk-meetings';
import type { World } from './world.ts';

/** Calls every emulated operation of the Chime SDK at least once, each so that it succeeds. */
export async function callChime({ client }: World): Promise<void> {
  const meetings = new chime.ChimeSDKMeetingsClient(client('/chime'));
  const request = { MediaRegion: 'us-east-1', ExternalMeetingId: 'a-contact' };
  await meetings.send(
    new chime.CreateMeetingWithAttendeesCommand({
      ...request,
      ClientRequestToken: 'first',
      Attendees: [{ ExternalUserId: 'agent' }],
    }),
  );
  const { Meeting } = await meetings.send(
    new chime.CreateMeetingCommand({ ...request, ClientRequestToken: 'second' }),
  );
  const MeetingId = Meeting!.MeetingId!;
  await meetings.send(new chime.GetMeetingCommand({ MeetingId }));
  await callAttendees(meetings, MeetingId);
  await meetings.send(new chime.DeleteMeetingCommand({ MeetingId }));
}

async function callAttendees(
  meetings: chime.ChimeSDKMeetingsClient,
  MeetingId: string,
): Promise<void> {
  const Capabilities = { Audio: 'SendReceive', Video: 'Receive', Content: 'Receive' } as const;
  const { Attendee } = await meetings.send(
    new chime.CreateAttendeeCommand({ MeetingId, ExternalUserId: 'customer', Capabilities }),
  );
  const AttendeeId = Attendee!.AttendeeId!;
  await meetings.send(
    new chime.BatchCreateAttendeeCommand({ MeetingId, Attendees: [{ ExternalUserId: 'guest' }] }),
  );
  await meetings.send(new chime.ListAttendeesCommand({ MeetingId, MaxResults: 1 }));
  await meetings.send(new chime.GetAttendeeCommand({ MeetingId, AttendeeId }));
  await meetings.send(
    new chime.UpdateAttendeeCapabilitiesCommand({ MeetingId, AttendeeId, Capabilities }),
  );
  await meetings.send(
    new chime.BatchUpdateAttendeeCapabilitiesExceptCommand({
      MeetingId,
      ExcludedAttendeeIds: [{ AttendeeId }],
      Capabilities,
    }),
  );
  await meetings.send(new chime.DeleteAttendeeCommand({ MeetingId, AttendeeId }));
}
