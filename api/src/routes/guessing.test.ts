import { afterAll, describe, expect, it } from 'vitest';
import { createWorld } from '../testing/world.ts';

describe('10,000 wrong guesses', async () => {
  const world = await createWorld({ env: { TRUST_PROXY_HOPS: '1' } });
  afterAll(() => world.stop());

  it('each from another address and with another e-mail get one answer, then the limit', async () => {
    const live = new Set<string>();
    for (let each = 0; each < 20; each++) live.add((await world.createRoute()).reference);
    const answers = new Map<string, number>();
    for (let guess = 0; guess < 10_000; guess++) {
      const reference = String(guess * 9_973).padStart(8, '0');
      if (live.has(reference)) continue;
      const { body, headers } = await world.call({
        method: 'POST',
        url: '/v1/contacts',
        payload: { name: 'Mallory', email: `m${guess}@example.org`, reference },
        headers: { 'x-forwarded-for': `10.${guess >> 16}.${(guess >> 8) & 255}.${guess & 255}` },
      });
      const { instance: _request, ...same } = body as Record<string, unknown>;
      const answer = JSON.stringify([same, headers['retry-after'] !== undefined]);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    const [refused, limited] = [...answers.entries()];
    expect(answers.size).toBe(2);
    expect(refused?.[0]).toContain('route/invalid');
    expect(refused?.[1]).toBe(500);
    expect(limited?.[0]).toContain('route/too-many-attempts');
    expect(world.center.chats).toHaveLength(0);
  }, 60_000);
});
