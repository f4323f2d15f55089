import { describe, expect, it } from 'vitest';
import { createRouteSecrets, digitsOf, drawLinkToken, drawReference } from './route-secrets.ts';

const secrets = createRouteSecrets('a secret of the tests, long enough to be one');
const content = {
  customerEmail: 'chris@example.org',
  customerName: 'Chris',
  reference: '48210937',
  linkToken: 'rAAAAAAAAAAAAAAAAAAAAAA',
};

describe('references', () => {
  it('are eight digits, a million of them, spread evenly over all that there are', () => {
    const draws = 1_000_000;
    const buckets = new Uint32Array(1_000);
    const lowDigits = new Uint32Array(256);
    const distinct = new Set<number>();
    for (let each = 0; each < draws; each++) {
      const reference = drawReference();
      if (!/^[0-9]{8}$/.test(reference)) throw new Error(`${reference} is not eight digits`);
      const value = Number(reference);
      buckets[Math.floor(value / 100_000)]!++;
      // A draw that keeps only some bits shows here, however evenly it covers the range.
      lowDigits[value % 256]!++;
      distinct.add(value);
    }
    // A fair draw stays below these bounds in all but one of a million runs (mean + 5 standard deviations).
    expect(chiSquare(buckets, draws)).toBeLessThan(999 + 5 * Math.sqrt(2 * 999));
    expect(chiSquare(lowDigits, draws)).toBeLessThan(255 + 5 * Math.sqrt(2 * 255));
    // 10^8 · (1 - e^-0.01) = 995,017 are to be expected.
    expect(distinct.size).toBeGreaterThan(994_000);
  }, 30_000);

  it('are told from the tokens of links however they are grouped', () => {
    expect(['48210937', '4821 0937', ' 48-21-09-37 '].map(digitsOf)).toEqual(
      Array(3).fill('48210937'),
    );
    expect(digitsOf(drawLinkToken())).toBeUndefined();
    expect(digitsOf('4821093')).toBeUndefined();
  });
});

describe("a link's token", () => {
  it('holds 128 bits, and no two are the same', () => {
    const tokens = Array.from({ length: 1_000 }, drawLinkToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^r[A-Za-z0-9_-]{22}$/);
  });
});

describe('what the store holds of a route', () => {
  it('is readable with the secret, for this route alone', () => {
    const sealed = secrets.seal('route-1', content);
    expect(sealed).not.toContain('48210937');
    expect(secrets.unseal('route-1', sealed)).toEqual(content);
    expect(() => secrets.unseal('route-2', sealed)).toThrow();
    const others = createRouteSecrets('another secret, also long enough to be one');
    expect(() => others.unseal('route-1', sealed)).toThrow();
  });

  it('is never the same twice, and can not be changed', () => {
    const sealed = secrets.seal('route-1', content);
    expect(secrets.seal('route-1', content)).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[bytes.length - 3]! ^= 1;
    expect(() => secrets.unseal('route-1', bytes.toString('base64url'))).toThrow();
  });

  it('is a keyed hash of what is looked up, one for each kind', () => {
    const hashes = [
      secrets.hashReference('48210937'),
      secrets.hashLink('48210937'),
      secrets.hashEmail('48210937'),
      createRouteSecrets('another secret, also long enough to be one').hashReference('48210937'),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it('compares e-mails as people do', () => {
    expect(secrets.hashEmail(' Chris@Example.org ')).toBe(secrets.hashEmail('chris@example.org'));
  });
});

function chiSquare(counts: Uint32Array, draws: number): number {
  const expected = draws / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
