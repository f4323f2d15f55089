import type { AgentId, ContactId, RouteId } from '@video-escalation/contracts/ids';
import type { RedisConnection } from '../adapters/redis.ts';
import type { Topic } from '../changes/changes.ts';
import { channelOf } from '../changes/changes.redis.ts';
import { limitKey } from '../contacts/start-limits.redis.ts';
import { WINDOW_MS } from '../contacts/start-limits.ts';
import { inBatches } from './in-batches.ts';
import { CREATE, GIVE_BACK, KEEP_CONTACTS, OPEN, REDEEM, REVOKE } from './routes.scripts.ts';
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

interface KeptContact {
  readonly routeId: RouteId;
  readonly contactId: ContactId;
  readonly topic: Topic;
}

/** Nobody waits for it, and a page that is told 20 ms later shows it no later. */
const KEEP_TOGETHER_MS = 20;

/** Each step is one script: Redis runs it whole, or not at all. */
export function createRedisRouteStore(redis: RedisConnection): RouteStore {
  const run = redis.runScript;
  const keep = inBatches<KeptContact>(KEEP_TOGETHER_MS, async (kept) => {
    const keys = kept.map(({ routeId }) => routeKey(routeId));
    await run(
      KEEP_CONTACTS,
      keys,
      kept.flatMap(({ contactId, topic }) => [contactId, channelOf(topic)]),
    );
  });

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
    async redeem({ hash, emailHash, starts, counters, now }) {
      const limits = [...starts, ...counters];
      const keys = [indexKey(hash), ...limits.map(limitKey)];
      const email = [emailHash ?? '', WRONG_EMAILS_UNTIL_LOCKED] as const;
      const args = [now, ...email, WRONG_WINDOW_MS, WINDOW_MS, starts.length];
      return toRedemption(
        (await run(REDEEM, keys, [...args, ...limits.map(({ limit }) => limit)])) as Answer,
      );
    },
    giveBack: async (routeId) => void (await run(GIVE_BACK, [routeKey(routeId)], [])),
    keepContact: (routeId, contactId, topic) => keep({ routeId, contactId, topic }),
  };
}

const toFields = (route: RouteRecord) =>
  Object.entries<string | number>({ ...route }).flatMap((field) => field);

type Answer =
  | ['redeemed', RouteId, AgentId, string]
  | ['refused', AgentId | '']
  | ['limited' | 'too-many-starts', number];

function toRedemption(answer: Answer): Redemption {
  if (answer[0] === 'redeemed') {
    const [outcome, routeId, agentId, sealed] = answer;
    return { outcome, route: { routeId, agentId, sealed } };
  }
  if (answer[0] !== 'refused') return { outcome: answer[0], waitMs: answer[1] };
  const [outcome, lockedOf] = answer;
  return { outcome, ...(lockedOf === '' ? {} : { lockedOf }) };
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
