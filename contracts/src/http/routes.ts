import * as Type from 'typebox';
import type { Static } from 'typebox';
import { ContactId, RouteId } from '../ids.ts';
import { EMAIL_PATTERN, NAME_PATTERN } from './contacts.ts';
import { endpoint } from './endpoint.ts';

/**
 * `waiting`: nobody has come yet. `opened`: the link was opened. `redeemed`: the customer is on the way, see
 * `contactId`. `expired`, `revoked`: over. `locked`: closed after too many attempts with another e-mail.
 */
export const RouteState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('opened'),
  Type.Literal('redeemed'),
  Type.Literal('expired'),
  Type.Literal('revoked'),
  Type.Literal('locked'),
]);
export type RouteState = Static<typeof RouteState>;

/** A way for one customer to one agent, as that agent sees it. */
export const Route = Type.Object({
  routeId: RouteId,
  customerEmail: Type.String(),
  customerName: Type.Union([Type.String(), Type.Null()]),
  reference: Type.String({ pattern: '^[0-9]{8}$', description: 'A secret until it is redeemed.' }),
  link: Type.String({
    description: "The customer site's address with a one-time token; a secret.",
  }),
  createdAt: Type.String({ description: 'ISO 8601, UTC.' }),
  expiresAt: Type.String({ description: 'ISO 8601, UTC.' }),
  state: RouteState,
  /** The chat that came of it. */
  contactId: Type.Optional(ContactId),
});
export type Route = Static<typeof Route>;

export const CreateRouteBody = Type.Object(
  {
    customerEmail: Type.String({ maxLength: 254, pattern: EMAIL_PATTERN }),
    customerName: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, pattern: NAME_PATTERN }),
    ),
  },
  { additionalProperties: false },
);
export type CreateRouteBody = Static<typeof CreateRouteBody>;

export const RouteList = Type.Object({ routes: Type.Array(Route) });
export type RouteList = Static<typeof RouteList>;

const routeParams = Type.Object({ routeId: RouteId }, { additionalProperties: false });

export const createRoute = endpoint({
  method: 'POST',
  path: '/v1/routes',
  summary: 'A new reference and link that lead one customer to this agent, once.',
  caller: 'agent',
  body: CreateRouteBody,
  response: Route,
});

export const listRoutes = endpoint({
  method: 'GET',
  path: '/v1/routes',
  summary: "This agent's routes, the newest first, with those that ended in the last 15 minutes.",
  caller: 'agent',
  response: RouteList,
});

export const routeEvents = endpoint({
  method: 'GET',
  path: '/v1/routes/events',
  summary: "This agent's routes, each one now and at each of its changes (server-sent events).",
  caller: 'agent',
  response: Route,
  isEventStream: true,
});

export const revokeRoute = endpoint({
  method: 'DELETE',
  path: '/v1/routes/:routeId',
  summary:
    "Ends a route that nobody has used yet. Of one that has ended already it changes nothing; 'route/not-found' if it isn't this agent's.",
  caller: 'agent',
  params: routeParams,
  response: Route,
});

/** What the customer's page learns from the token of a link. */
export const OpenedReference = Type.Object({
  expiresAt: Type.String({ description: 'ISO 8601, UTC.' }),
  agentName: Type.String({ description: "The agent's first name." }),
});
export type OpenedReference = Static<typeof OpenedReference>;

export const openReference = endpoint({
  method: 'POST',
  path: '/v1/references/open',
  summary: "The link was opened: its agent sees so. 'route/invalid' if it doesn't work (any more).",
  caller: 'public',
  body: Type.Object(
    { token: Type.String({ minLength: 1, maxLength: 64 }) },
    { additionalProperties: false },
  ),
  response: OpenedReference,
});

/** Of the message; English where none is given. */
export const MessageLanguage = Type.Union([Type.Literal('en'), Type.Literal('de')]);
export type MessageLanguage = Static<typeof MessageLanguage>;

export const deliverRoute = endpoint({
  method: 'POST',
  path: '/v1/routes/:routeId/deliveries',
  summary:
    'Sends the link to the customer, where the operator has switched that on (`routeDelivery` of the configuration); `route/delivery-off` elsewhere.',
  caller: 'agent',
  params: routeParams,
  body: Type.Union([
    Type.Object(
      { by: Type.Literal('email'), language: Type.Optional(MessageLanguage) },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        by: Type.Literal('sms'),
        language: Type.Optional(MessageLanguage),
        phoneNumber: Type.String({
          pattern: '^\\+[1-9][0-9]{6,14}$',
          description: 'E.164, such as +14155550100.',
        }),
      },
      { additionalProperties: false },
    ),
  ]),
});
