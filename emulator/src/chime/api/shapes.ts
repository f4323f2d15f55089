import { Type, type Static, type TSchema } from 'typebox';

/** Bodies of the control plane, after the Amazon Chime SDK Meetings API reference. */
const capability = Type.Union([
  Type.Literal('SendReceive'),
  Type.Literal('Send'),
  Type.Literal('Receive'),
  Type.Literal('None'),
]);
export type Capability = Static<typeof capability>;

const capabilities = Type.Object({ Audio: capability, Video: capability, Content: capability });
export type Capabilities = Static<typeof capabilities>;

const text = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength });
const optional = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/**
 * External ids: the pattern of the API reference without the prefix `aws:`, which is reserved in either case.
 */
const externalId = Type.String({
  minLength: 2,
  maxLength: 64,
  pattern: `^(?![aA][wW][sS]:)[-_&@+=,(){}\\[\\]/«».:|'"#a-zA-Z0-9À-ÿ\\s]*$`,
});

const attendeeRequest = Type.Object({
  ExternalUserId: externalId,
  Capabilities: optional(capabilities),
});
export type AttendeeRequest = Static<typeof attendeeRequest>;

const meetingFeatures = Type.Object({
  Audio: Type.Optional(
    Type.Object({
      EchoReduction: Type.Optional(
        Type.Union([Type.Literal('AVAILABLE'), Type.Literal('UNAVAILABLE')]),
      ),
    }),
  ),
  Video: Type.Optional(
    Type.Object({
      MaxResolution: Type.Optional(
        Type.Union([Type.Literal('None'), Type.Literal('HD'), Type.Literal('FHD')]),
      ),
    }),
  ),
  Content: Type.Optional(
    Type.Object({
      MaxResolution: Type.Optional(
        Type.Union([Type.Literal('None'), Type.Literal('FHD'), Type.Literal('UHD')]),
      ),
    }),
  ),
  Attendee: Type.Optional(
    Type.Object({ MaxCount: Type.Optional(Type.Integer({ minimum: 1, maximum: 250 })) }),
  ),
});

const meetingRequest = {
  ClientRequestToken: Type.String({ minLength: 2, maxLength: 64, pattern: '^[-_a-zA-Z0-9]*$' }),
  MediaRegion: text(2, 64),
  ExternalMeetingId: externalId,
  MeetingHostId: optional(text(2, 64)),
  PrimaryMeetingId: optional(text(2, 64)),
  MeetingFeatures: optional(meetingFeatures),
  TenantIds: optional(Type.Array(text(2, 256), { maxItems: 5 })),
  NotificationsConfiguration: optional(Type.Object({})),
  MediaPlacementNetworkType: optional(
    Type.Union([Type.Literal('Ipv4Only'), Type.Literal('DualStack')]),
  ),
  Tags: optional(
    Type.Array(Type.Object({ Key: text(1, 128), Value: text(0, 256) }), { maxItems: 50 }),
  ),
};

export const requests = {
  createMeeting: Type.Object(meetingRequest),
  createMeetingWithAttendees: Type.Object({
    ...meetingRequest,
    Attendees: Type.Array(attendeeRequest, { minItems: 1, maxItems: 20 }),
  }),
  createAttendee: attendeeRequest,
  batchCreateAttendee: Type.Object({
    Attendees: Type.Array(attendeeRequest, { minItems: 1, maxItems: 100 }),
  }),
  updateCapabilities: Type.Object({ Capabilities: capabilities }),
  batchUpdateCapabilitiesExcept: Type.Object({
    ExcludedAttendeeIds: Type.Array(Type.Object({ AttendeeId: Type.String() }), {
      minItems: 1,
      maxItems: 250,
    }),
    Capabilities: capabilities,
  }),
};
export type MeetingRequest = Static<typeof requests.createMeeting>;
