import { describe, expect, it } from 'vitest';
import { aRegistryDraft, aRemoteVersion, createTestSigner } from '../testing/registry.ts';
import { bucketOf, userKey, versionsFor, type RegistryUser } from './choice.ts';
import type { RegistryDraft } from './registry.ts';

const { sign } = await createTestSigner();

async function chosen(over: Partial<RegistryDraft>, user: RegistryUser): Promise<string[]> {
  const registry = await sign(aRegistryDraft(over));
  return versionsFor(registry, 'mfe-video', user).map((each) => each.metadata.version);
}

const stable = aRemoteVersion('1.0.0-a', { deployment: { traffic: 90, default: true } });
const canary = aRemoteVersion('1.1.0-b', { deployment: { traffic: 10, default: false } });
const old = aRemoteVersion('0.9.0-c');

describe('which version a user gets', () => {
  it('the default, when nothing else is for him', async () => {
    const nobody = { key: await userKey('alice@example.com'), groups: [] };
    expect(await chosen({ microFrontends: { 'mfe-video': [old, stable] } }, nobody)).toEqual([
      '1.0.0-a',
    ]);
  });

  it("his own pin before his group's, and the default below both", async () => {
    const key = await userKey('Alice@Example.com');
    const pins = {
      users: { [await userKey('alice@example.com')]: { 'mfe-video': '0.9.0-c' } },
      groups: { testers: { 'mfe-video': '1.1.0-b' } },
    };
    const microFrontends = {
      'mfe-video': [old, { ...canary, deployment: { traffic: 0, default: false } }, stable],
    };
    expect(await chosen({ microFrontends, pins }, { key, groups: ['testers'] })).toEqual([
      '0.9.0-c',
      '1.1.0-b',
      '1.0.0-a',
    ]);
  });

  it('a pin to a version that is gone is as good as none', async () => {
    const pins = { users: {}, groups: { testers: { 'mfe-video': '7.0.0-z' } } };
    expect(
      await chosen(
        { microFrontends: { 'mfe-video': [stable] }, pins },
        { key: 'x', groups: ['testers'] },
      ),
    ).toEqual(['1.0.0-a']);
  });
});

describe('a canary at 10 %', () => {
  it.each([
    ['agents numbered through', (index: number) => `agent-${index}@example.com`],
    [
      'names from a directory',
      (index: number) => `${(index * 2654435761).toString(36)}@corp.example`,
    ],
    ['numbers alone', (index: number) => `${100_000 + index}`],
  ])('goes to 9 to 11 %% of 1,000 %s, the same at each look', async (_who, nameOf) => {
    const keys = await Promise.all(
      Array.from({ length: 1000 }, (_each, index) => userKey(nameOf(index))),
    );
    const taken = keys.filter((key) => bucketOf('mfe-video', key) < 10);
    expect(taken.length).toBeGreaterThanOrEqual(90);
    expect(taken.length).toBeLessThanOrEqual(110);
    const microFrontends = { 'mfe-video': [canary, stable] };
    for (const key of taken.slice(0, 20)) {
      expect(await chosen({ microFrontends }, { key, groups: [] })).toEqual(['1.1.0-b', '1.0.0-a']);
    }
  });

  it('who has it keeps it when its share grows, and is not the first with every remote', async () => {
    const keys = await Promise.all(
      Array.from({ length: 1000 }, (_each, index) => userKey(`a${index}`)),
    );
    const first = keys.filter((key) => bucketOf('mfe-video', key) < 10);
    expect(first.every((key) => bucketOf('mfe-video', key) < 25)).toBe(true);
    const both = first.filter((key) => bucketOf('mfe-ccp', key) < 10);
    expect(both.length).toBeLessThan(first.length / 2);
  });
});
