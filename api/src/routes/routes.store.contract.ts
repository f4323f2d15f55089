import type { AgentId, ContactId } from '@video-escalation/contracts/ids';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { aRouteRecord } from '../testing/route-record.ts';
import type { Attempt, RouteRecord, RouteStore } from './routes.store.ts';

/** What every store of routes must hold to. */
export function routeStoreContract(openStore: () => RouteStore): void {
  const now = Date.now();

  it('keeps a route for its agent, the newest first', async () => {
    const older = aRouteRecord({ createdAt: now });
    const newer = aRouteRecord({ agentId: older.agentId, createdAt: now + 1 });
    expect(await openStore().create(older)).toBe(true);
    expect(await openStore().create(newer)).toBe(true);
    expect(await openStore().ofAgent(older.agentId)).toEqual([newer, older]);
    expect(await openStore().ofAgent(randomUUID() as AgentId)).toEqual([]);
  });

  it('takes no second route with the same reference', async () => {
    const { referenceHash, agentId, ...route } = await created();
    expect(await openStore().create(aRouteRecord({ referenceHash }))).toBe(false);
    expect(await openStore().ofAgent(agentId)).toEqual([{ ...route, referenceHash, agentId }]);
  });

  it('lets one of many redemptions at once succeed', async () => {
    const route = await created();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_each, at) => redeem(at % 2 ? byDigits(route) : byLink(route))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'redeemed')).toHaveLength(1);
    expect((await openStore().ofAgent(route.agentId))[0]).toMatchObject({
      state: 'redeemed',
      endedAt: now,
    });
  });

  it('refuses digits with another e-mail without using them up', async () => {
    const route = await created();
    expect(await redeem({ ...byDigits(route), emailHash: 'other' })).toEqual({
      outcome: 'refused',
    });
    expect((await redeem(byDigits(route))).outcome).toBe('redeemed');
  });

  it('locks a route at the fifth wrong e-mail and names its agent', async () => {
    const route = await created();
    const wrong = { ...byDigits(route), emailHash: 'other' };
    for (let each = 0; each < 4; each++)
      expect(await redeem(wrong)).toEqual({ outcome: 'refused' });
    expect(await redeem(wrong)).toEqual({ outcome: 'refused', lockedOf: route.agentId });
    expect(await redeem(byDigits(route))).toEqual({ outcome: 'refused' });
    expect(await redeem(byLink(route))).toEqual({ outcome: 'refused' });
    expect((await openStore().ofAgent(route.agentId))[0]?.state).toBe('locked');
  });

  it('refuses what is unknown, past its time or withdrawn in the same way', async () => {
    const route = await created();
    const late = { ...byDigits(route), now: route.expiresAt };
    expect(await redeem({ ...byDigits(route), hash: randomUUID() })).toEqual({
      outcome: 'refused',
    });
    expect(await redeem(late)).toEqual({ outcome: 'refused' });
    await openStore().revoke(route.agentId, route.routeId, now);
    expect(await redeem(byDigits(route))).toEqual({ outcome: 'refused' });
  });

  it('counts wrong attempts alone, exactly, and stops looking at the limit', async () => {
    const route = await created();
    const counters = [{ key: randomUUID(), limit: 3 }];
    const wrong = { ...byDigits(route), hash: randomUUID(), counters };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => redeem(wrong)));
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(3);
    const limited = await redeem({ ...byDigits(route), counters });
    expect(limited).toMatchObject({ outcome: 'limited' });
    expect((limited as { waitMs: number }).waitMs).toBeGreaterThan(9 * 60_000);
    expect(
      (await redeem({ ...byDigits(route), counters: [{ key: randomUUID(), limit: 1 }] })).outcome,
    ).toBe('redeemed');
  });

  it('counts every attempt as a start, and past that limit uses nothing up', async () => {
    const route = await created();
    const starts = [
      { key: randomUUID(), limit: 2 },
      { key: randomUUID(), limit: 1 },
    ];
    const wrong = { ...byDigits(route), hash: randomUUID() };
    expect(await redeem({ ...wrong, starts })).toEqual({ outcome: 'refused' });
    const late = await redeem({ ...byDigits(route), starts });
    expect(late).toMatchObject({ outcome: 'too-many-starts' });
    expect((late as { waitMs: number }).waitMs).toBeGreaterThan(50_000);
    // The other window went on counting meanwhile: now it is full as well.
    const [other] = starts;
    expect((await redeem({ ...byDigits(route), starts: [other!] })).outcome).toBe(
      'too-many-starts',
    );
    expect(await redeem(byDigits(route))).toEqual({
      outcome: 'redeemed',
      route: {
        routeId: route.routeId,
        agentId: route.agentId,
        sealed: route.sealed,
      },
    });
  });

  it('opens by the link alone, while the route is live', async () => {
    const route = await created();
    expect(await openStore().open(route.referenceHash + 'x', now)).toBeUndefined();
    expect(await openStore().open(route.linkHash, now)).toEqual({ ...route, state: 'opened' });
    expect(await openStore().open(route.linkHash, route.expiresAt)).toBeUndefined();
    expect((await redeem(byLink(route))).outcome).toBe('redeemed');
    expect(await openStore().open(route.linkHash, now)).toBeUndefined();
  });

  it('lets its agent alone revoke it, and leaves what has ended as it is', async () => {
    const route = await created();
    const revoke = (agentId: AgentId) => openStore().revoke(agentId, route.routeId, now + 5);
    expect(await revoke(randomUUID() as AgentId)).toBeUndefined();
    expect(await revoke(route.agentId)).toEqual({ ...route, state: 'revoked', endedAt: now + 5 });
    const used = await created();
    await redeem(byLink(used));
    expect(await openStore().revoke(used.agentId, used.routeId, now)).toMatchObject({
      state: 'redeemed',
    });
  });

  it('gives a redeemed route back as it was, unless a contact came of it', async () => {
    const route = await created();
    await openStore().open(route.linkHash, now);
    await redeem(byLink(route));
    await openStore().giveBack(route.routeId);
    expect(await openStore().ofAgent(route.agentId)).toEqual([{ ...route, state: 'opened' }]);
    await redeem(byDigits(route));
    await openStore().keepContact(route.routeId, 'contact-1' as ContactId, 'routes:nobody');
    await openStore().giveBack(route.routeId);
    expect((await openStore().ofAgent(route.agentId))[0]).toMatchObject({
      state: 'redeemed',
      contactId: 'contact-1',
    });
  });

  async function created(): Promise<RouteRecord> {
    const route = aRouteRecord({ createdAt: now });
    await openStore().create(route);
    return route;
  }
  const redeem = (attempt: Attempt) => openStore().redeem(attempt);
  const byDigits = ({ referenceHash, emailHash }: RouteRecord): Attempt => ({
    hash: referenceHash,
    emailHash,
    starts: [],
    counters: [],
    now,
  });
  const byLink = ({ linkHash }: RouteRecord): Attempt => ({
    hash: linkHash,
    emailHash: undefined,
    starts: [],
    counters: [],
    now,
  });
}
