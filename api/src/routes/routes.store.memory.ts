import type { RouteId } from '@video-escalation/contracts/ids';
import type { Changes } from '../changes/changes.ts';
import type { Counter, RateLimits } from '../contacts/start-limits.ts';
import {
  isLive,
  WRONG_EMAILS_UNTIL_LOCKED,
  WRONG_WINDOW_MS,
  type RouteRecord,
  type RouteStore,
} from './routes.store.ts';

interface Entry {
  route: RouteRecord;
  before: RouteRecord['state'];
  wrongEmails: number;
}

/** For one process: tests. */
export function createMemoryRouteStore(limits: RateLimits, changes: Changes): RouteStore {
  const entries = new Map<RouteId, Entry>();
  const byHash = new Map<string, Entry>();
  const counts = createWindows();
  const change = (entry: Entry, part: Partial<RouteRecord>) =>
    (entry.route = { ...entry.route, ...part });

  return {
    async create(route) {
      const taken = byHash.get(route.referenceHash);
      if (taken && taken.route.expiresAt > route.createdAt) return false;
      const entry = { route, before: route.state, wrongEmails: 0 };
      entries.set(route.routeId, entry);
      byHash.set(route.referenceHash, entry).set(route.linkHash, entry);
      return true;
    },
    ofAgent: async (agentId) =>
      [...entries.values()]
        .map(({ route }) => route)
        .filter((route) => route.agentId === agentId)
        .sort((a, b) => b.createdAt - a.createdAt),
    async revoke(agentId, routeId, now) {
      const entry = entries.get(routeId);
      if (entry?.route.agentId !== agentId) return undefined;
      if (isLive(entry.route, now)) change(entry, { state: 'revoked', endedAt: now });
      return entry.route;
    },
    async open(linkHash, now) {
      const entry = byHash.get(linkHash);
      if (entry?.route.linkHash !== linkHash || !isLive(entry.route, now)) return undefined;
      return change(entry, { state: 'opened' });
    },
    async redeem({ hash, emailHash, starts, counters, now }) {
      const startsWaitS = await limits.hitAll(starts);
      if (startsWaitS !== undefined)
        return { outcome: 'too-many-starts', waitMs: startsWaitS * 1000 };
      const waitMs = counts.waitMs(counters, now);
      if (waitMs !== undefined) return { outcome: 'limited', waitMs };
      const entry = byHash.get(hash);
      const isUsable = entry !== undefined && isLive(entry.route, now);
      if (isUsable && (emailHash === undefined || emailHash === entry.route.emailHash)) {
        entry.before = entry.route.state;
        change(entry, { state: 'redeemed', endedAt: now });
        const { routeId, agentId, sealed } = entry.route;
        return { outcome: 'redeemed', route: { routeId, agentId, sealed } };
      }
      counts.add(counters, now);
      if (!isUsable || ++entry.wrongEmails < WRONG_EMAILS_UNTIL_LOCKED) {
        return { outcome: 'refused' };
      }
      change(entry, { state: 'locked', endedAt: now });
      return { outcome: 'refused', lockedOf: entry.route.agentId };
    },
    async giveBack(routeId) {
      const entry = entries.get(routeId);
      if (entry?.route.state !== 'redeemed' || entry.route.contactId !== undefined) return;
      const { endedAt: _ended, ...route } = entry.route;
      entry.route = { ...route, state: entry.before };
    },
    async keepContact(routeId, contactId, topic) {
      const entry = entries.get(routeId);
      if (entry) change(entry, { contactId });
      await changes.publish(topic);
    },
  };
}

function createWindows() {
  const windows = new Map<string, { count: number; endsAt: number }>();
  const current = (key: string, now: number) => {
    const window = windows.get(key);
    return window && window.endsAt > now ? window : { count: 0, endsAt: now + WRONG_WINDOW_MS };
  };
  return {
    waitMs(counters: readonly Counter[], now: number): number | undefined {
      const full = counters.find(({ key, limit }) => current(key, now).count >= limit);
      return full && current(full.key, now).endsAt - now;
    },
    add(counters: readonly Counter[], now: number): void {
      for (const { key } of counters) {
        const window = current(key, now);
        windows.set(key, { ...window, count: window.count + 1 });
      }
    },
  };
}
