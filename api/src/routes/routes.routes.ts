import {
  createRoute,
  deliverRoute,
  listRoutes,
  openReference,
  revokeRoute,
  routeEvents,
} from '@video-escalation/contracts/http/routes';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../http/event-stream.ts';
import type { Guards } from '../http/guards.ts';
import { route } from '../http/route.ts';
import type { Delivery } from './delivery.ts';
import { nextExpiry } from './route-view.ts';
import type { Routes } from './routes.service.ts';

export interface RouteRoutesOptions {
  readonly routes: Routes;
  readonly delivery: Delivery;
  readonly streams: EventStreams;
  readonly guards: Guards;
}

export function routeRoutes(app: FastifyInstance, options: RouteRoutesOptions): void {
  const { routes, delivery, streams, guards } = options;
  const { agentRoute } = guards;

  agentRoute(app, createRoute, ({ agent, body }) => routes.create(agent, body));
  agentRoute(app, listRoutes, async ({ agent }) => ({ routes: await routes.list(agent) }));
  agentRoute(app, revokeRoute, ({ agent, params }) => routes.revoke(agent, params.routeId));

  agentRoute(app, deliverRoute, async ({ agent, params, body }) => {
    await delivery.deliver(agent, params.routeId, body);
    return undefined;
  });

  agentRoute(app, routeEvents, ({ agent, signIn, reply }) =>
    streams.open(reply, {
      topic: `routes:${agent.agentId}`,
      read: () => routes.list(agent),
      staleAt: nextExpiry,
      until: signIn.expiresAt,
    }),
  );

  route(app, openReference, undefined, ({ body, request }) => routes.open(body.token, request.ip));
}
