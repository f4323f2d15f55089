import * as Type from 'typebox';
import type { Static } from 'typebox';
import { AgentId, ContactId } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { MeetingState } from './meetings.ts';
import { mapOf } from '../schema-forms.ts';

export const AgentProfile = Type.Object({
  agentId: AgentId,
  username: Type.String(),
  name: Type.String(),
});
export type AgentProfile = Static<typeof AgentProfile>;

export const agentProfile = endpoint({
  method: 'GET',
  path: '/v1/agent',
  summary: 'The Amazon Connect user of this sign-in.',
  caller: 'agent',
  response: AgentProfile,
});

/** What the contact control panel needs to sign in: posted as a form to `signInUrl`, never kept. */
export const CcpSession = Type.Object({
  state: Type.Literal('ready'),
  signInUrl: Type.String(),
  fields: mapOf(Type.String(), {
    description:
      'Fields of Amazon Connect’s sign-in form, `credentials` and `destination`; secrets.',
  }),
});
export type CcpSession = Static<typeof CcpSession>;

/** A place in the line of those who sign in: Amazon Connect takes a few a second. */
export const SignInPlace = Type.Object({
  state: Type.Literal('waiting'),
  place: Type.Integer({ minimum: 1, description: 'How many go in until this agent has.' }),
  waitMs: Type.Integer({ minimum: 0, description: 'Until then, as far as can be known.' }),
  comeBackInMs: Type.Integer({
    minimum: 0,
    description: 'When to ask again; who comes much later loses the place.',
  }),
});
export type SignInPlace = Static<typeof SignInPlace>;

export const createCcpSession = endpoint({
  method: 'POST',
  path: '/v1/ccp-session',
  summary:
    'Federated sign-in of this agent to Amazon Connect (GetFederationToken), or a place in line for it. A reload keeps the place.',
  caller: 'agent',
  response: Type.Union([CcpSession, SignInPlace]),
});

export const leaveSignInLine = endpoint({
  method: 'DELETE',
  path: '/v1/ccp-session',
  summary: 'Gives up the place in line.',
  caller: 'agent',
});

/** What is known of a contact, for the agent who holds it. */
export const ContactDetails = Type.Object({
  contactId: ContactId,
  channel: Type.Union([Type.Literal('chat'), Type.Literal('voice')]),
  customerName: Type.Union([Type.String(), Type.Null()]),
  customerEmail: Type.Union([Type.String(), Type.Null()]),
  reference: Type.Union([Type.String(), Type.Null()]),
  startedAt: Type.String({ description: 'ISO 8601, UTC.' }),
  /** Recording permissions, as the flow's contact attributes set them. */
  recording: Type.Object({ autoStart: Type.Boolean(), startStop: Type.Boolean() }),
});
export type ContactDetails = Static<typeof ContactDetails>;

export const contactDetails = endpoint({
  method: 'GET',
  path: '/v1/agent/contacts/:contactId',
  summary: 'What is known of a contact that this agent holds.',
  caller: 'agent',
  params: Type.Object({ contactId: ContactId }, { additionalProperties: false }),
  response: ContactDetails,
});

export const agentEvents = endpoint({
  method: 'GET',
  path: '/v1/agent/events',
  summary: "This agent's meetings, now and at each change (server-sent events).",
  caller: 'agent',
  response: MeetingState,
  isEventStream: true,
});
