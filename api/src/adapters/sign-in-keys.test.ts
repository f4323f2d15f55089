import { createPublicKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIssuer } from '../testing/issuer.ts';
import { createSignInKeys, KEY_LIFE_MS, MISSES_PER_MINUTE } from './sign-in-keys.ts';

describe("the issuer's keys", () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let timeMs = 0;
  beforeEach(async () => {
    timeMs = Date.now();
    issuer = await startIssuer();
    await issuer.addKey('first');
  });
  afterEach(() => issuer.stop());

  const open = () => createSignInKeys({ issuer: issuer.address, now: () => timeMs });
  const unavailable = { code: 'server/unavailable' };
  const invalid = { code: 'auth/invalid' };

  it('are found by discovery and asked for once, however many ask at once', async () => {
    const keys = open();
    const pems = await Promise.all(Array.from({ length: 20 }, () => keys.pemOf('first')));
    expect(createPublicKey(pems[0] ?? '').asymmetricKeyType).toBe('rsa');
    expect(new Set(pems).size).toBe(1);
    expect(issuer.asked).toEqual(['/pool/.well-known/openid-configuration', '/pool/jwks.json']);
  });

  it('are asked for again after their life, so that a withdrawn key is refused', async () => {
    const keys = open();
    await keys.pemOf('first');
    issuer.withdrawKey('first');
    await issuer.addKey('second');
    await keys.pemOf('first');
    for (let each = 0; each < 3; each++) {
      timeMs += KEY_LIFE_MS;
      await expect(keys.pemOf('first')).rejects.toMatchObject(invalid);
    }
  });

  it('that are new are found at once', async () => {
    const keys = open();
    const before = await keys.pemOf('first');
    await issuer.addKey('second');
    expect(await keys.pemOf('second')).not.toBe(before);
  });

  it('with made-up ids are looked up a few times a minute, also when all come at once', async () => {
    const keys = open();
    await keys.pemOf('first');
    issuer.asked.length = 0;
    const madeUp = Array.from({ length: 50 }, (_, at) => keys.pemOf(`made-up-${at}`));
    const results = await Promise.allSettled(madeUp);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    const discoveries = issuer.asked.filter((url) => url.endsWith('openid-configuration'));
    expect(discoveries).toHaveLength(MISSES_PER_MINUTE);

    await keys.pemOf('first');
    await issuer.addKey('second');
    await expect(keys.pemOf('second')).rejects.toMatchObject(invalid);
    timeMs += 60_000;
    await keys.pemOf('second');
  });

  it('that can not be had are no fault of the caller, and cost nothing when the issuer is back', async () => {
    const keys = open();
    issuer.state.isDown = true;
    await expect(keys.check()).rejects.toMatchObject(unavailable);
    for (let each = 0; each <= MISSES_PER_MINUTE; each++) {
      await expect(keys.pemOf('first')).rejects.toMatchObject(unavailable);
    }
    issuer.state.isDown = false;
    await keys.pemOf('first');
    await keys.check();
  });

  it('of an issuer that does not answer are given up after a time limit', async () => {
    issuer.state.isSilent = true;
    await expect(open().pemOf('first')).rejects.toMatchObject(unavailable);
  });

  it('are ready for traffic when the issuer answers, before any agent came', async () => {
    const keys = open();
    await keys.check();
    await keys.check();
    expect(issuer.asked).toHaveLength(2);
  });

  it.each([
    ['no id', undefined, {}],
    ['another use', 'for-encryption', { use: 'enc' }],
    ['another algorithm', 'for-another', { alg: 'RS512' }],
  ])('with %s are not taken', async (_what, kid, more) => {
    if (kid !== undefined) await issuer.addKey(kid, more);
    await expect(open().pemOf(kid)).rejects.toMatchObject(invalid);
  });
});
