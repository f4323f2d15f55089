import type {
  AgentId,
  AttendeeId,
  ContactId,
  MeetingId,
  RouteId,
} from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisStore } from './deps.ts';
import type { Store } from './ports.ts';
import type { MeetingRecord } from './meetings/meetings.store.ts';
import { recordingStoreContract } from './recordings/recordings.store.contract.ts';
import { routeStoreContract } from './routes/routes.store.contract.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from './testing/redis-server.ts';
import { until } from './testing/until.ts';
import { createMemoryStore } from './testing/world.ts';

const silent = { warn: () => undefined };

describe('the store in memory', () => storeContract(async () => createMemoryStore(Date.now)));

describe.runIf(hasRedisServer)('the store in Redis', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await startRedisServer()));
  afterAll(() => server.stop());
  storeContract(async () => createRedisStore(server.url, silent));
});

/** What both stores must hold to, so that tests over the one say something of the other. */
function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await until('the store to answer', () =>
      store.check().then(
        () => true,
        () => false,
      ),
    );
  });
  afterAll(() => store.close());

  it('finds a meeting by conversation, by id and by agent', async () => {
    const record = aRecord();
    expect(await store.meetings.save(record)).toBe(true);
    expect(await store.meetings.ofConversation(record.conversationId)).toEqual(record);
    expect(await store.meetings.withId(record.meetingId)).toEqual(record);
    expect(await store.meetings.ofAgent(record.agentId)).toEqual([record]);
  });

  it('knows nothing of what was never saved', async () => {
    const { conversationId, meetingId, agentId } = aRecord();
    expect(await store.meetings.ofConversation(conversationId)).toBeUndefined();
    expect(await store.meetings.withId(meetingId)).toBeUndefined();
    expect(await store.meetings.ofAgent(agentId)).toEqual([]);
  });

  it('lets one of two writers win', async () => {
    const record = aRecord();
    await store.meetings.save(record);
    const wins = await Promise.all([
      store.meetings.save({ ...record, customer: 'joined', version: 2 }),
      store.meetings.save({ ...record, customer: 'declined', version: 2 }),
    ]);
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await store.meetings.save({ ...record, version: 1 })).toBe(false);
  });

  it('forgets the id of a meeting that another has replaced, and the agent who gave it on', async () => {
    const record = aRecord();
    await store.meetings.save(record);
    const next = { ...record, meetingId: anId<MeetingId>(), agentId: anId<AgentId>(), version: 2 };
    await store.meetings.save(next);
    expect(await store.meetings.withId(record.meetingId)).toBeUndefined();
    expect(await store.meetings.ofAgent(record.agentId)).toEqual([]);
    expect(await store.meetings.ofAgent(next.agentId)).toEqual([next]);
  });

  it('gives a lock to one at a time', async () => {
    const key = randomUUID();
    const release = await store.locks.take(key);
    expect(await store.locks.take(key)).toBeUndefined();
    await release?.();
    expect(await store.locks.take(key)).toBeTypeOf('function');
  });

  it('counts attempts, each key for itself, and says how long to wait', async () => {
    const key = randomUUID();
    const hits = [await store.limits.hit(key, 2), await store.limits.hit(key, 2)];
    expect(hits).toEqual([undefined, undefined]);
    const waitS = await store.limits.hit(key, 2);
    expect(waitS).toBeGreaterThan(50);
    expect(waitS).toBeLessThanOrEqual(60);
    expect(await store.limits.hit(randomUUID(), 2)).toBeUndefined();
  });

  it('counts right when all come at once', async () => {
    const key = randomUUID();
    const hits = await Promise.all(Array.from({ length: 20 }, () => store.limits.hit(key, 5)));
    expect(hits.filter((each) => each === undefined)).toHaveLength(5);
  });

  it('counts under several keys in one step, and says the longest wait', async () => {
    const [full, free] = [randomUUID(), randomUUID()];
    await store.limits.hit(full, 1);
    const both = [
      { key: full, limit: 1 },
      { key: free, limit: 1 },
    ];
    expect(await store.limits.hitAll(both)).toBeGreaterThan(50);
    // Refused for the one, counted for the other all the same.
    expect(await store.limits.hit(free, 1)).toBeGreaterThan(50);
    expect(await store.limits.hitAll([{ key: randomUUID(), limit: 1 }])).toBeUndefined();
  });

  it('keeps what is known of a sign-in', async () => {
    const signIn = randomUUID();
    expect(await store.agentCache.get(signIn)).toBeUndefined();
    await store.agentCache.set(signIn, { agent: null, askedAt: 1 }, 60);
    expect(await store.agentCache.get(signIn)).toEqual({ agent: null, askedAt: 1 });
  });

  routeStoreContract(() => store.routes);

  recordingStoreContract(() => store.recordings);

  it("tells of a route's contact as it is kept", async () => {
    const topic = `routes:${randomUUID()}` as const;
    let heard = 0;
    const stop = await store.changes.subscribe(topic, () => heard++);
    await store.routes.keepContact(anId<RouteId>(), anId<ContactId>(), topic);
    await until('the change to be heard', () => heard === 1);
    stop();
  });

  it('tells of changes until told to stop', async () => {
    const topic = `contact:${randomUUID()}` as const;
    const heard = { first: 0, second: 0 };
    const stopFirst = await store.changes.subscribe(topic, () => heard.first++);
    const stopSecond = await store.changes.subscribe(topic, () => heard.second++);
    await store.changes.publish(topic);
    await until('both to hear', () => heard.first === 1 && heard.second === 1);
    stopFirst();
    await store.changes.publish(topic);
    await until('the second to hear again', () => heard.second === 2);
    expect(heard.first).toBe(1);
    stopSecond();
  });
}

const anId = <Id extends string>() => randomUUID() as string as Id;

function aRecord(): MeetingRecord {
  const contactId = anId<ContactId>();
  return {
    conversationId: contactId,
    contactId,
    meetingId: anId<MeetingId>(),
    agentId: anId<AgentId>(),
    agentName: 'Alice',
    customerName: 'Chris',
    agentAttendeeId: anId<AttendeeId>(),
    customerAttendeeId: anId<AttendeeId>(),
    mediaRegion: 'eu-central-1',
    createdAt: '2026-11-23T08:00:00.000Z',
    invitedAt: '2026-11-23T08:00:00.000Z',
    invitation: 1,
    customer: 'invited',
    hasEnded: false,
    generation: 1,
    version: 1,
  };
}
