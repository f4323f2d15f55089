import type { Permissions } from '../../iam/access.ts';
import type { OperationInput } from './operations.ts';

/**
 * Service authorization reference, "Amazon Chime". `arnBase` is such as `arn:aws:chime:us-east-1:111122223333`; a
 * meeting that doesn't exist yet is asked for as any (so a refusal of the real service names it).
 */
export function chimePermissions(arnBase: string): Permissions<Pick<OperationInput, 'ids'>> {
  const anyMeeting = (action: string) => () => [
    { action: `chime:${action}`, resource: `${arnBase}:meeting/*` },
  ];
  const onMeeting =
    (action: string) =>
    ({ ids }: Pick<OperationInput, 'ids'>) => [
      { action: `chime:${action}`, resource: `${arnBase}:meeting/${ids[0] ?? ''}` },
    ];
  return {
    CreateMeeting: anyMeeting('CreateMeeting'),
    CreateMeetingWithAttendees: anyMeeting('CreateMeetingWithAttendees'),
    GetMeeting: onMeeting('GetMeeting'),
    DeleteMeeting: onMeeting('DeleteMeeting'),
    CreateAttendee: onMeeting('CreateAttendee'),
    BatchCreateAttendee: onMeeting('BatchCreateAttendee'),
    ListAttendees: onMeeting('ListAttendees'),
    GetAttendee: onMeeting('GetAttendee'),
    DeleteAttendee: onMeeting('DeleteAttendee'),
    UpdateAttendeeCapabilities: onMeeting('UpdateAttendeeCapabilities'),
    BatchUpdateAttendeeCapabilitiesExcept: onMeeting('BatchUpdateAttendeeCapabilitiesExcept'),
  };
}
