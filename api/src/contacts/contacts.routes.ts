import {
  customerContact,
  customerEvents,
  declineCall,
  joinCall,
  leaveCall,
  prepareCall,
  renewCustomerToken,
  startContact,
} from '@video-escalation/contracts/http/contacts';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../http/event-stream.ts';
import type { Guards } from '../http/guards.ts';
import { route } from '../http/route.ts';
import type { Meetings } from '../meetings/meetings.service.ts';
import type { Contacts } from './contacts.service.ts';

export interface ContactRoutesOptions {
  readonly contacts: Contacts;
  readonly meetings: Meetings;
  readonly streams: EventStreams;
  readonly guards: Guards;
}

export function contactRoutes(app: FastifyInstance, options: ContactRoutesOptions): void {
  const { contacts, meetings, streams, guards } = options;
  const { customerRoute } = guards;

  route(app, startContact, undefined, ({ body, request }) => contacts.start(body, request.ip));

  customerRoute(app, customerContact, ({ params }) => meetings.ofCustomer(params.contactId));

  customerRoute(app, customerEvents, ({ params, customer, reply }) =>
    streams.open(reply, {
      topic: `contact:${params.contactId}`,
      read: async () => [await meetings.ofCustomer(params.contactId)],
      until: customer.expiresAt,
    }),
  );

  customerRoute(app, prepareCall, ({ params }) => meetings.prepareAsCustomer(params.contactId));

  customerRoute(app, joinCall, ({ params }) => meetings.joinAsCustomer(params.contactId));

  customerRoute(app, declineCall, async ({ params }) => {
    await meetings.decline(params.contactId);
    return undefined;
  });

  customerRoute(app, leaveCall, async ({ params }) => {
    await meetings.leave(params.contactId);
    return undefined;
  });

  customerRoute(app, renewCustomerToken, ({ params }) => contacts.renewToken(params.contactId));
}
