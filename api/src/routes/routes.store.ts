import type { AgentId, ContactId, RouteId } from '@video-escalation/contracts/ids';
import type { Topic } from '../changes/changes.ts';
import type { Counter } from '../contacts/start-limits.ts';

/** A route as it is stored: hashes and sealed text, nothing that leads back to the customer. */
export interface RouteRecord {
  readonly routeId: RouteId;
  readonly agentId: AgentId;
  readonly agentFirstName: string;
  readonly referenceHash: string;
  readonly linkHash: string;
  readonly emailHash: string;
  /** RouteContent, readable with the secret alone. */
  readonly sealed: string;
  /** Milliseconds since 1970, as the other times here. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Expiry is not stored: it comes by itself. */
  readonly state: 'waiting' | 'opened' | 'redeemed' | 'revoked' | 'locked';
  readonly endedAt?: number;
  readonly contactId?: ContactId;
}

export interface Attempt {
  /** referenceHash or linkHash. */
  readonly hash: string;
  /** Undefined for a link, which nobody guesses: it needs no e-mail beside it. */
  readonly emailHash: string | undefined;
  /** What every attempt counts against, right or wrong, as any start of a chat does: see RateLimits. */
  readonly starts: readonly Counter[];
  /** What a wrong attempt counts against. */
  readonly counters: readonly Counter[];
  readonly now: number;
}

export type Redemption =
  | { readonly outcome: 'redeemed'; readonly route: RedeemedRoute }
  /** `lockedOf`: the agent whose route was locked by this very attempt. */
  | { readonly outcome: 'refused'; readonly lockedOf?: AgentId }
  | { readonly outcome: 'limited' | 'too-many-starts'; readonly waitMs: number };

/** What a chat needs of the route that leads to it. */
export type RedeemedRoute = Pick<RouteRecord, 'routeId' | 'agentId' | 'sealed'>;

export interface RouteStore {
  /** False if the reference leads somewhere else already. */
  create(route: RouteRecord): Promise<boolean>;
  /** The newest first; those that have ended are kept for a while. */
  ofAgent(agentId: AgentId): Promise<readonly RouteRecord[]>;
  /** Ends the route if it is live; undefined if this agent has no such route. */
  revoke(agentId: AgentId, routeId: RouteId, now: number): Promise<RouteRecord | undefined>;
  /** Marks a live route as opened; undefined if there is none. */
  open(linkHash: string, now: number): Promise<RouteRecord | undefined>;
  /** One indivisible step: limits, look-up, e-mail, use. Of any number of parallel attempts one at most succeeds. */
  redeem(attempt: Attempt): Promise<Redemption>;
  /** Makes a redeemed route usable again, as long as no contact came of it. */
  giveBack(routeId: RouteId): Promise<void>;
  /** Tells of the change in the same step. */
  keepContact(routeId: RouteId, contactId: ContactId, topic: Topic): Promise<void>;
}

/** How long an agent still sees a route that has ended. */
export const KEEP_ENDED_MS = 15 * 60_000;
/** Wrong e-mails with the right digits until the route is locked: somebody else has the digits. */
export const WRONG_EMAILS_UNTIL_LOCKED = 5;
/** OWASP ASVS 5.0, 6.6.3 asks for a rate limit on short codes; ten minutes outlast a typo, not a guesser. */
export const WRONG_WINDOW_MS = 10 * 60_000;

export function isLive(route: RouteRecord, now: number): boolean {
  return (route.state === 'waiting' || route.state === 'opened') && route.expiresAt > now;
}
