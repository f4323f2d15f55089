import { Problem } from '@video-escalation/contracts/http/problems';
import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import type { Changes } from '../changes/changes.ts';
import { tooManyStarts, type Counter } from '../contacts/start-limits.ts';
import { digitsOf, type RouteSecrets } from './route-secrets.ts';
import type { Attempt, RedeemedRoute, RouteStore } from './routes.store.ts';

export interface RedemptionOptions {
  readonly store: RouteStore;
  readonly secrets: RouteSecrets;
  readonly changes: Changes;
  /** False: he has signed out of the contact centre. */
  readonly isAgentSignedIn: (agentId: AgentId) => Promise<boolean>;
  /** Attempts that were wrong, within ten minutes. */
  readonly wrongLimits: {
    readonly address: number;
    readonly email: number;
    readonly overall: number;
  };
  readonly pause: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly onError: (error: unknown, what: string) => void;
}

export interface Customer {
  readonly reference: string;
  readonly emailHash: string;
  readonly addressHash: string;
  /** What the start of his chat counts against. */
  readonly starts: readonly Counter[];
}

const GIVE_BACK_ATTEMPTS = 3;
const GIVE_BACK_PAUSE_MS = 200;

export type Redemption = ReturnType<typeof createRedemption>;

/** Uses references up: the one way from what a customer sends to an agent of his own. */
export function createRedemption(options: RedemptionOptions) {
  const { store, secrets, changes, wrongLimits, now, onError } = options;

  function attemptOf(customer: Customer, digits: string | undefined): Attempt {
    const { reference, emailHash, addressHash, starts } = customer;
    const byAddress = counter('address', addressHash, wrongLimits.address);
    if (digits === undefined) {
      const hash = secrets.hashLink(reference.trim());
      return { hash, emailHash: undefined, starts, counters: [byAddress], now: now() };
    }
    const counters = [
      byAddress,
      counter('email', emailHash, wrongLimits.email),
      counter('overall', '', wrongLimits.overall),
    ];
    return { hash: secrets.hashReference(digits), emailHash, starts, counters, now: now() };
  }

  /** What is told to the agent's page doesn't hold up the customer's. */
  function tell(agentId: AgentId): void {
    changes
      .publish(`routes:${agentId}`)
      .catch((error: unknown) => onError(error, "a route's change was not told"));
  }

  /** A few times, since the customer would need a new reference; then the agent makes one. */
  async function giveBack(route: RedeemedRoute): Promise<void> {
    for (let attempt = 1; attempt <= GIVE_BACK_ATTEMPTS; attempt++) {
      try {
        await store.giveBack(route.routeId);
        return tell(route.agentId);
      } catch (error) {
        onError(error, 'a route was not given back');
        if (attempt < GIVE_BACK_ATTEMPTS) await options.pause(GIVE_BACK_PAUSE_MS);
      }
    }
  }

  async function use(attempt: Attempt): Promise<RedeemedRoute> {
    const redemption = await store.redeem(attempt);
    if (redemption.outcome === 'redeemed') return redemption.route;
    if (redemption.outcome === 'refused') {
      if (redemption.lockedOf !== undefined) tell(redemption.lockedOf);
      throw new Problem('route/invalid');
    }
    const retryAfterS = Math.max(1, Math.ceil(redemption.waitMs / 1000));
    if (redemption.outcome === 'too-many-starts') throw tooManyStarts(retryAfterS);
    throw new Problem('route/too-many-attempts', undefined, { retryAfterS });
  }

  /** Not knowing is no reason to refuse: the flow leads to the agent's queue all the same. */
  const isAway = (agentId: AgentId) =>
    options.isAgentSignedIn(agentId).then(
      (isSignedIn) => !isSignedIn,
      (error: unknown) => {
        onError(error, 'whether an agent is there is not known');
        return false;
      },
    );

  return {
    /**
     * Uses the reference up for this start; if the start fails the route is given back.
     * @throws Problem contact/too-many-starts, route/invalid, route/too-many-attempts, route/agent-away
     */
    async redeem<T extends { readonly contactId: ContactId }>(
      customer: Customer,
      start: (route: RedeemedRoute, reference: string) => Promise<T>,
    ): Promise<T> {
      const digits = digitsOf(customer.reference);
      const route = await use(attemptOf(customer, digits));
      try {
        if (await isAway(route.agentId)) throw new Problem('route/agent-away');
        const started = await start(
          route,
          digits ?? secrets.unseal(route.routeId, route.sealed).reference,
        );
        // Not waited for: were it lost, the agent's list alone would lack the contact, which rings all the same.
        store
          .keepContact(route.routeId, started.contactId, `routes:${route.agentId}`)
          .catch((error: unknown) => onError(error, "a route's contact was not kept"));
        return started;
      } catch (error) {
        await giveBack(route);
        throw error;
      }
    },
  };
}

function counter(kind: string, hash: string, limit: number): Counter {
  return { key: `wrong-reference:${kind}:${hash}`, limit };
}
