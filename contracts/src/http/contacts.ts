import * as Type from 'typebox';
import type { Static } from 'typebox';
import { ContactId, MeetingId } from '../ids.ts';
import { Recording } from '../recordings/recording.ts';
import { endpoint } from './endpoint.ts';
import { JoinData } from './meetings.ts';

/** Something before and after the @, a dot in the domain, no spaces: the rest only a mail proves. */
export const EMAIL_PATTERN =
  '^[^\\s@<>()",;:\\\\]{1,64}@[^\\s@.<>()",;:\\\\]+(\\.[^\\s@.<>()",;:\\\\]+)+$';

/** Any letters of any script, but at least one that shows: a name of blanks is no name. */
export const NAME_PATTERN = '^(?=.*[\\p{L}\\p{N}])[^\\p{Cc}<>]+$';

/** Eight digits with spaces or dashes anywhere, or the token of an agent's link, which begins with a letter. */
export const REFERENCE_PATTERN = '^(?:(?:[ -]*[0-9]){8}[ -]*|[A-Za-z][A-Za-z0-9_-]{7,63})$';

export const StartContactBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: NAME_PATTERN }),
    email: Type.String({ maxLength: 254, pattern: EMAIL_PATTERN }),
    reference: Type.Optional(
      Type.String({
        maxLength: 64,
        pattern: REFERENCE_PATTERN,
        description:
          "Eight digits from an agent, valid with the e-mail that he gave, or the token of his link. One that doesn't work starts no contact: 'route/invalid'.",
      }),
    ),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$' })),
  },
  { additionalProperties: false },
);
export type StartContactBody = Static<typeof StartContactBody>;

export const CustomerToken = Type.Object({
  customerToken: Type.String({ description: 'A secret, good for this contact alone.' }),
  expiresAt: Type.String({ description: 'ISO 8601, UTC.' }),
});
export type CustomerToken = Static<typeof CustomerToken>;

export const StartedContact = Type.Object({
  contactId: ContactId,
  token: CustomerToken,
  /** What amazon-connect-chatjs takes as `chatDetails`. */
  chat: Type.Object({
    contactId: Type.String(),
    participantId: Type.String(),
    participantToken: Type.String(),
  }),
});
export type StartedContact = Static<typeof StartedContact>;

const session = <S extends string>(state: S) =>
  Type.Object({
    state: Type.Literal(state),
    meetingId: MeetingId,
    agentName: Type.String(),
    /** Counts invitations, so that "invite again" shows the dialog again. */
    invitation: Type.Integer({ minimum: 1 }),
    /** The latest one of this meeting. */
    recording: Type.Optional(Recording),
  });

/** The video side of a contact as its customer may know it. */
export const CustomerContact = Type.Object({
  contactId: ContactId,
  video: Type.Union([
    Type.Object({ state: Type.Literal('none') }),
    session('invited'),
    session('declined'),
    session('joined'),
    session('left'),
    session('ended'),
  ]),
});
export type CustomerContact = Static<typeof CustomerContact>;

const params = Type.Object({ contactId: ContactId }, { additionalProperties: false });

export const startContact = endpoint({
  method: 'POST',
  path: '/v1/contacts',
  summary:
    'Starts a chat contact. The server alone decides which flow and whom it may reach; a valid reference leads to its agent.',
  caller: 'public',
  body: StartContactBody,
  response: StartedContact,
});

export const customerContact = endpoint({
  method: 'GET',
  path: '/v1/contacts/:contactId',
  summary: "The contact's video state, for pages that can't keep an event stream open.",
  caller: 'customer',
  params,
  response: CustomerContact,
});

export const customerEvents = endpoint({
  method: 'GET',
  path: '/v1/contacts/:contactId/events',
  summary: "The contact's video state now and at each change (server-sent events).",
  caller: 'customer',
  params,
  response: CustomerContact,
  isEventStream: true,
});

export const joinCall = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/join',
  summary: "The customer's join data, once the agent has invited; the same attendee each time.",
  caller: 'customer',
  params,
  response: JoinData,
});

export const prepareCall = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/prepare',
  summary:
    'The same join data ahead of joining, while the customer looks at the devices; tells the agent nothing.',
  caller: 'customer',
  params,
  response: JoinData,
});

export const declineCall = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/decline',
  summary: 'The customer stays in the chat for now; the invitation can still be taken up.',
  caller: 'customer',
  params,
});

export const leaveCall = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/leave',
  summary: 'The customer has left the call; the chat goes on.',
  caller: 'customer',
  params,
});

export const renewCustomerToken = endpoint({
  method: 'POST',
  path: '/v1/contacts/:contactId/token',
  summary: 'A fresh token for the same contact, while the old one is valid.',
  caller: 'customer',
  params,
  response: CustomerToken,
});
