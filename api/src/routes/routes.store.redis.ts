import type { AgentId, ContactId, RouteId } from '@video-escalation/contracts/ids';
import type { RedisConnection } from '../adapters/redis.ts';
import { CREATE, GIVE_BACK, KEEP_CONTACT, OPEN, REDEEM, REVOKE } from './routes.scripts.ts';
import {
  KEEP_ENDED_MS,
  WRONG_EMAILS_UNTIL_LOCKED,
  WRONG_WINDOW_MS,
  type Redemption,
  type RouteRecord,
  type RouteStore,
} from './routes.store.ts';

const routeKey = (routeId: string) => `route:${routeId}`;
const indexKey = (hash: string) => `route-by:${hash}`;
const agentKey = (agentId: string) => `routes-of:${agentId}`;

/** Each step is one script: Redis runs it whole, or not at all. */
export function createRedisRouteStore(redis: RedisConnection): RouteStore {
  const run = redis.runScript;

  return {
    async create(route) {
      const liveMs = route.expiresAt - route.createdAt;
      const keys = [
        indexKey(route.referenceHash),
        indexKey(route.linkHash),
        routeKey(route.routeId),
        agentKey(route.agentId),
      ];
      const args = [route.routeId, route.createdAt, liveMs, liveMs + KEEP_ENDED_MS];
      return (await run(CREATE, keys, [...args, ...toFields(route)])) === 1;
    },
    async ofAgent(agentId) {
      const ids = await redis.run((client) => client.zrevrange(agentKey(agentId), 0, -1));
      const records = await redis.run((client) =>
        Promise.all(ids.map((id) => client.hgetall(routeKey(id)))),
      );
      const gone = ids.filter((_id, at) => records[at]?.routeId === undefined);
      if (gone.length > 0) await redis.run((client) => client.zrem(agentKey(agentId), ...gone));
      return records.filter((record) => record.routeId !== undefined).map(toRecord);
    },
    async revoke(agentId, routeId, now) {
      return fromFlat(await run(REVOKE, [routeKey(routeId)], [agentId, now]));
    },
    async open(linkHash, now) {
      return fromFlat(await run(OPEN, [indexKey(linkHash)], [now]));
    },
    async redeem({ hash, emailHash, counters, now }) {
      const keys = [indexKey(hash), ...counters.map(({ key }) => `limit:${key}`)];
      const args = [now, emailHash ?? '', WRONG_EMAILS_UNTIL_LOCKED, WRONG_WINDOW_MS];
      return toRedemption(
        (await run(REDEEM, keys, [...args, ...counters.map(({ limit }) => limit)])) as Answer,
      );
    },
    giveBack: async (routeId) => void (await run(GIVE_BACK, [routeKey(routeId)], [])),
    keepContact: async (routeId, contactId) =>
      void (await run(KEEP_CONTACT, [routeKey(routeId)], [contactId])),
  };
}

const toFields = (route: RouteRecord) =>
  Object.entries<string | number>({ ...route }).flatMap((field) => field);

type Answer = ['redeemed', string[]] | ['refused', string] | ['limited', number];

function toRedemption([outcome, more]: Answer): Redemption {
  if (outcome === 'limited') return { outcome, waitMs: more };
  if (outcome === 'redeemed') return { outcome, route: fromFlat(more)! };
  return { outcome, ...(more === '' ? {} : { lockedOf: more as AgentId }) };
}

/** Redis answers a hash from within a script as name, value, name, value. */
function fromFlat(flat: unknown): RouteRecord | undefined {
  const fields = flat as string[] | null;
  if (!fields || fields.length === 0) return undefined;
  return toRecord(
    Object.fromEntries(
      fields.flatMap((name, at) => (at % 2 === 0 ? [[name, fields[at + 1] ?? '']] : [])),
    ),
  );
}

/** Fields that only the scripts need stay behind. */
function toRecord(fields: Record<string, string>): RouteRecord {
  const text = (name: string) => fields[name] ?? '';
  return {
    routeId: text('routeId') as RouteId,
    agentId: text('agentId') as AgentId,
    agentUsername: text('agentUsername'),
    agentFirstName: text('agentFirstName'),
    referenceHash: text('referenceHash'),
    linkHash: text('linkHash'),
    emailHash: text('emailHash'),
    sealed: text('sealed'),
    createdAt: Number(fields.createdAt),
    expiresAt: Number(fields.expiresAt),
    state: text('state') as RouteRecord['state'],
    ...(fields.endedAt === undefined ? {} : { endedAt: Number(fields.endedAt) }),
    ...(fields.contactId === undefined ? {} : { contactId: fields.contactId as ContactId }),
  };
}
