import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Recording } from '../recordings/recording.ts';
import { AttendeeId, ContactId, MeetingId } from '../ids.ts';
import { endpoint } from './endpoint.ts';

const Url = Type.String({ minLength: 1 });

/** The Chime SDK's own shape (`Meeting` and `Attendee` of its API reference), which its clients take as it is. */
export const ChimeMeeting = Type.Object({
  MeetingId,
  ExternalMeetingId: Type.Optional(Type.String()),
  MediaRegion: Type.String(),
  MediaPlacement: Type.Object({
    AudioHostUrl: Url,
    AudioFallbackUrl: Type.Optional(Type.String()),
    SignalingUrl: Url,
    TurnControlUrl: Type.Optional(Type.String()),
    EventIngestionUrl: Type.Optional(Type.String()),
  }),
  MeetingFeatures: Type.Optional(
    Type.Object({
      Audio: Type.Optional(Type.Object({ EchoReduction: Type.Optional(Type.String()) })),
      Video: Type.Optional(Type.Object({ MaxResolution: Type.Optional(Type.String()) })),
      Content: Type.Optional(Type.Object({ MaxResolution: Type.Optional(Type.String()) })),
      Attendee: Type.Optional(Type.Object({ MaxCount: Type.Optional(Type.Integer()) })),
    }),
  ),
});

export const ChimeAttendee = Type.Object({
  AttendeeId,
  ExternalUserId: Type.String(),
  JoinToken: Type.String({
    description: 'A secret: for this attendee alone, never logged or stored.',
  }),
});

export const Role = Type.Union([
  Type.Literal('agent'),
  Type.Literal('customer'),
  Type.Literal('recorder'),
]);
export type Role = Static<typeof Role>;

/** Somebody who may be in the meeting: the roster and the tiles take names from here. */
export const Person = Type.Object({
  externalUserId: Type.String(),
  name: Type.String(),
  role: Role,
});
export type Person = Static<typeof Person>;

/** All that one attendee needs to join. */
export const JoinData = Type.Object({
  meeting: ChimeMeeting,
  attendee: ChimeAttendee,
  people: Type.Array(Person),
});
export type JoinData = Static<typeof JoinData>;

/** A meeting as its agent sees it. */
export const MeetingState = Type.Object({
  meetingId: MeetingId,
  contactId: ContactId,
  mediaRegion: Type.String(),
  createdAt: Type.String({ description: 'ISO 8601, UTC.' }),
  invitedAt: Type.String({ description: 'ISO 8601, UTC; when the customer was last invited.' }),
  customer: Type.Union([
    Type.Literal('invited'),
    Type.Literal('declined'),
    Type.Literal('joined'),
    Type.Literal('left'),
  ]),
  hasEnded: Type.Boolean(),
  /** The latest one of this meeting. */
  recording: Type.Optional(Recording),
});
export type MeetingState = Static<typeof MeetingState>;

const meetingParams = Type.Object({ meetingId: MeetingId }, { additionalProperties: false });

export const createMeeting = endpoint({
  method: 'POST',
  path: '/v1/meetings',
  summary:
    'Creates the meeting of a contact that this agent holds and invites the customer. Called again, answers the same meeting.',
  caller: 'agent',
  body: Type.Object(
    {
      contactId: ContactId,
      mediaRegion: Type.Optional(
        Type.String({
          pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$',
          description: 'AWS region that hosts the media.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  response: MeetingState,
});

export const findMeeting = endpoint({
  method: 'GET',
  path: '/v1/agent/contacts/:contactId/meeting',
  summary:
    "The running meeting of a contact that this agent holds: 'meeting/not-found' if there is none.",
  caller: 'agent',
  params: Type.Object({ contactId: ContactId }, { additionalProperties: false }),
  response: MeetingState,
});

export const joinMeeting = endpoint({
  method: 'POST',
  path: '/v1/meetings/:meetingId/join',
  summary: "The agent's own join data; the same attendee each time.",
  caller: 'agent',
  params: meetingParams,
  response: JoinData,
});

export const inviteAgain = endpoint({
  method: 'POST',
  path: '/v1/meetings/:meetingId/invitations',
  summary: 'Shows the customer the invitation once more.',
  caller: 'agent',
  params: meetingParams,
  response: MeetingState,
});

export const endMeeting = endpoint({
  method: 'DELETE',
  path: '/v1/meetings/:meetingId',
  summary: 'Ends the meeting for everyone. Ending an ended meeting is no error.',
  caller: 'agent',
  params: meetingParams,
});
