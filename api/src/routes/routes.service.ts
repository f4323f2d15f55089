import { Problem } from '@video-escalation/contracts/http/problems';
import type {
  CreateRouteBody,
  OpenedReference,
  Route,
} from '@video-escalation/contracts/http/routes';
import type { RouteId } from '@video-escalation/contracts/ids';
import type { Agent } from '../agents/agent-cache.ts';
import type { Changes } from '../changes/changes.ts';
import type { RateLimits } from '../contacts/start-limits.ts';
import { drawLinkToken, drawReference, type RouteSecrets } from './route-secrets.ts';
import { createRouteView } from './route-view.ts';
import type { RouteRecord, RouteStore } from './routes.store.ts';

export interface RoutesOptions {
  readonly store: RouteStore;
  readonly secrets: RouteSecrets;
  readonly changes: Changes;
  readonly limits: RateLimits;
  readonly customerSiteUrl: string;
  readonly ttlS: number;
  /** How many one agent may make. */
  readonly perMinute: number;
  readonly createId: () => string;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export type Routes = ReturnType<typeof createRoutes>;

const OPENINGS_PER_MINUTE = 30;
/** With a million live routes a draw meets one of them once in a hundred: five in a row never happen. */
const DRAWS = 5;

export function createRoutes(options: RoutesOptions) {
  const { store, secrets, changes, limits, createId, now } = options;
  const view = createRouteView(options);

  function draw(agent: Agent, { customerEmail, customerName }: CreateRouteBody): RouteRecord {
    const routeId = createId() as RouteId;
    const reference = drawReference();
    const linkToken = drawLinkToken();
    const createdAt = now();
    return {
      routeId,
      agentId: agent.agentId,
      agentFirstName: agent.firstName,
      referenceHash: secrets.hashReference(reference),
      linkHash: secrets.hashLink(linkToken),
      emailHash: secrets.hashEmail(customerEmail),
      sealed: secrets.seal(routeId, {
        customerEmail: customerEmail.trim(),
        customerName: customerName?.trim() ?? null,
        reference,
        linkToken,
      }),
      createdAt,
      expiresAt: createdAt + options.ttlS * 1000,
      state: 'waiting',
    };
  }

  async function tell(route: RouteRecord): Promise<void> {
    await changes
      .publish(`routes:${route.agentId}`)
      .catch((error: unknown) => options.onError(error, "a route's change was not told"));
  }

  async function allOf(agent: Agent): Promise<Route[]> {
    return (await store.ofAgent(agent.agentId)).filter(view.isShown).map(view.toRoute);
  }

  return {
    /** @throws Problem request/too-many, server/unavailable */
    async create(agent: Agent, body: CreateRouteBody): Promise<Route> {
      const retryAfterS = await limits.hit(`routes:${agent.agentId}`, options.perMinute);
      if (retryAfterS !== undefined)
        throw new Problem('request/too-many', undefined, { retryAfterS });
      for (let drawn = 0; drawn < DRAWS; drawn++) {
        const route = draw(agent, body);
        if (!(await store.create(route))) continue;
        await tell(route);
        return view.toRoute(route);
      }
      throw new Problem('server/unavailable', undefined, {
        cause: new RangeError(`${DRAWS} references in a row were taken`),
      });
    },

    list: allOf,

    /** @throws Problem route/not-found */
    async revoke(agent: Agent, routeId: RouteId): Promise<Route> {
      const route = await store.revoke(agent.agentId, routeId, now());
      if (!route) throw new Problem('route/not-found');
      await tell(route);
      return view.toRoute(route);
    },

    /** @throws Problem route/invalid, route/too-many-attempts */
    async open(token: string, address: string): Promise<OpenedReference> {
      const retryAfterS = await limits.hit(
        `open:${secrets.hashAddress(address)}`,
        OPENINGS_PER_MINUTE,
      );
      if (retryAfterS !== undefined) {
        throw new Problem('route/too-many-attempts', undefined, { retryAfterS });
      }
      const route = await store.open(secrets.hashLink(token), now());
      if (!route) throw new Problem('route/invalid');
      await tell(route);
      return {
        expiresAt: new Date(route.expiresAt).toISOString(),
        agentName: route.agentFirstName,
      };
    },
  };
}
