import type { AgentId, ContactId, RouteId } from '@video-escalation/contracts/ids';

/** A route as it is stored: hashes and sealed text, nothing that leads back to the customer. */
export interface RouteRecord {
  readonly routeId: RouteId;
  readonly agentId: AgentId;
  readonly agentUsername: string;
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

export interface Counter {
  readonly key: string;
  readonly limit: number;
}

export interface Attempt {
  /** referenceHash or linkHash. */
  readonly hash: string;
  /** Undefined for a link, which nobody guesses: it needs no e-mail beside it. */
  readonly emailHash: string | undefined;
  /** What a wrong attempt counts against. */
  readonly counters: readonly Counter[];
  readonly now: number;
}

export type Redemption =
  | { readonly outcome: 'redeemed'; readonly route: RouteRecord }
  /** `lockedOf`: the agent whose route was locked by this very attempt. */
  | { readonly outcome: 'refused'; readonly lockedOf?: AgentId }
  | { readonly outcome: 'limited'; readonly waitMs: number };

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
  keepContact(routeId: RouteId, contactId: ContactId): Promise<void>;
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
