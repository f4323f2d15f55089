import type { BodyOf } from '@video-escalation/contracts/http/endpoint';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { deliverRoute, Route } from '@video-escalation/contracts/http/routes';
import type { RouteId } from '@video-escalation/contracts/ids';
import type { Agent } from '../agents/agent-cache.ts';
import type { RateLimits } from '../contacts/start-limits.ts';
import type { LinkSender } from './link-sender.ts';
import { linkWordsIn, type LinkFacts } from './link-words.ts';

export interface DeliveryOptions {
  readonly sender: LinkSender;
  readonly limits: RateLimits;
  readonly listRoutes: (agent: Agent) => Promise<readonly Route[]>;
  /** How many one agent may send. */
  readonly perMinute: number;
  readonly now: () => number;
  /** Told of each link that was sent: ids only, nobody's address. */
  readonly onDelivered: (details: {
    readonly routeId: RouteId;
    readonly agentId: string;
    readonly by: 'email' | 'sms';
  }) => void;
}

export type Delivery = ReturnType<typeof createDelivery>;
type Wish = BodyOf<typeof deliverRoute>;

/** Sends links to customers, as far as the operator has switched it on. */
export function createDelivery(options: DeliveryOptions) {
  const { sender, limits, listRoutes, perMinute, now, onDelivered } = options;

  async function liveRoute(agent: Agent, routeId: RouteId): Promise<Route> {
    const route = (await listRoutes(agent)).find((each) => each.routeId === routeId);
    if (route?.state !== 'waiting' && route?.state !== 'opened') {
      throw new Problem('route/not-found');
    }
    return route;
  }

  function send(wish: Wish, route: Route, agent: Agent): Promise<void> {
    const words = linkWordsIn(wish.language ?? 'en');
    const facts: LinkFacts = {
      agentName: agent.firstName,
      customerName: route.customerName,
      link: route.link,
      minutesLeft: Math.max(1, Math.round((Date.parse(route.expiresAt) - now()) / 60_000)),
    };
    if (wish.by === 'sms')
      return sender.sendText({ to: wish.phoneNumber, text: words.text(facts) });
    return sender.sendMail({
      to: route.customerEmail,
      subject: words.subject(facts),
      text: words.mail(facts),
    });
  }

  return {
    /** @throws Problem route/delivery-off, route/not-found (also of one that has ended), request/too-many, route/not-delivered */
    async deliver(agent: Agent, routeId: RouteId, wish: Wish): Promise<void> {
      if (!sender.ways[wish.by]) throw new Problem('route/delivery-off');
      const route = await liveRoute(agent, routeId);
      const retryAfterS = await limits.hit(`deliver:${agent.agentId}`, perMinute);
      if (retryAfterS !== undefined) {
        throw new Problem('request/too-many', undefined, { retryAfterS });
      }
      await send(wish, route, agent);
      onDelivered({ routeId, agentId: agent.agentId, by: wish.by });
    },
  };
}
