import * as Type from 'typebox';
import type { Static } from 'typebox';

/** A string that cannot be mixed up with another kind of id: a plain string isn't assignable to it. */
export type Branded<Name extends string> = string & { readonly __id: Name };

function id<Name extends string>(name: Name, description: string) {
  return Type.Unsafe<Branded<Name>>(
    Type.String({ title: name, description, pattern: '^[A-Za-z0-9_-]{1,64}$' }),
  );
}

export const ContactId = id('ContactId', 'Amazon Connect contact id (UUID).');
export type ContactId = Static<typeof ContactId>;

export const MeetingId = id('MeetingId', 'Amazon Chime SDK meeting id.');
export type MeetingId = Static<typeof MeetingId>;

export const AttendeeId = id('AttendeeId', 'Amazon Chime SDK attendee id.');
export type AttendeeId = Static<typeof AttendeeId>;

export const AgentId = id('AgentId', 'Amazon Connect user id (UUID).');
export type AgentId = Static<typeof AgentId>;

export const RecordingId = id('RecordingId', 'Id of a recording; no secret.');
export type RecordingId = Static<typeof RecordingId>;

export const RouteId = id('RouteId', 'Id of an ad-hoc route; no secret, unlike its reference.');
export type RouteId = Static<typeof RouteId>;
