import type { Route } from '@video-escalation/contracts/http/routes';
import type { RouteSecrets } from './route-secrets.ts';
import { isLive, KEEP_ENDED_MS, type RouteRecord } from './routes.store.ts';

export interface RouteViewOptions {
  readonly secrets: RouteSecrets;
  readonly customerSiteUrl: string;
  readonly now: () => number;
}

/** Routes as their agent sees them. */
export function createRouteView({ secrets, customerSiteUrl, now }: RouteViewOptions) {
  function linkWith(token: string): string {
    const link = new URL(customerSiteUrl);
    link.searchParams.set('ref', token);
    return link.href;
  }

  return {
    toRoute(record: RouteRecord): Route {
      const { linkToken, ...content } = secrets.unseal(record.routeId, record.sealed);
      return {
        routeId: record.routeId,
        ...content,
        link: linkWith(linkToken),
        createdAt: new Date(record.createdAt).toISOString(),
        expiresAt: new Date(record.expiresAt).toISOString(),
        state: stateOf(record, now()),
        ...(record.contactId === undefined ? {} : { contactId: record.contactId }),
      };
    },
    /** Live, or ended so recently that the agent may still wonder how. */
    isShown: (record: RouteRecord) => (record.endedAt ?? record.expiresAt) > now() - KEEP_ENDED_MS,
  };
}

function stateOf(record: RouteRecord, now: number): Route['state'] {
  const isOpen = record.state === 'waiting' || record.state === 'opened';
  return isOpen && !isLive(record, now) ? 'expired' : record.state;
}

/** When the next live route runs out, which nobody publishes. */
export function nextExpiry(routes: readonly Route[]): number | undefined {
  const ends = routes
    .filter(({ state }) => state === 'waiting' || state === 'opened')
    .map(({ expiresAt }) => Date.parse(expiresAt));
  return ends.length === 0 ? undefined : Math.min(...ends);
}
