import { userKey, versionsFor } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { isSignedBy } from '@video-escalation/contracts/remotes/signature';
import { aRemoteVersion } from '@video-escalation/contracts/testing/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { promote } from './changes/promote.ts';
import { release } from './changes/release.ts';
import { rollback } from './changes/rollback.ts';
import { history } from './commands/history.ts';
import { status } from './commands/status.ts';
import { readHistory, readRegistry } from './history.ts';
import { publish } from './publish.ts';
import { startEmulated, type Emulated } from './testing/emulated.ts';

const remote = 'mfe-video';
const note = 'Tried.';
let emulated: Emulated;
beforeAll(async () => void (emulated = await startEmulated()), 180_000);
afterAll(() => emulated[Symbol.asyncDispose]());
beforeEach(async () => {
  const { store } = emulated.deployment;
  await store.remove((await store.list('')).map(({ key }) => key));
});

const releases = (version: string, share?: number) =>
  publish(emulated.deployment, {
    ...{ remote, note },
    change: release(remote, aRemoteVersion(version), share),
  });

async function usersOf(registry: RemoteRegistry, version: string): Promise<Set<string>> {
  const names = Array.from({ length: 1000 }, (_each, index) => `agent-${index}@example.com`);
  const found = new Set<string>();
  for (const name of names) {
    const user = { key: await userKey(name), groups: [] };
    if (versionsFor(registry, remote, user)[0]!.metadata.version === version) found.add(name);
  }
  return found;
}

describe('a registry', () => {
  it('is signed by the key, and what it was before is kept', async () => {
    await releases('1');
    const second = await releases('2');
    const { store } = emulated.deployment;
    expect(second.revision).toBe(2);
    expect(await readRegistry(store)).toEqual(second);
    expect(await isSignedBy(await emulated.deployment.trustedKeys(), second)).toBe(true);
    expect((await store.list('history/')).map(({ key }) => key)).toEqual(['history/00000001.json']);
    const [first] = await readHistory(store);
    expect(first!.registry).toMatchObject({ revision: 1, change: { version: '1' } });
  });

  it('that somebody else has written is not built upon', async () => {
    const registry = await releases('1');
    const { store } = emulated.deployment;
    const { etag } = (await store.get('registry.json'))!;
    const body = JSON.stringify({ ...registry, revision: 7 });
    const object = { body, contentType: 'application/json', cacheControl: 'no-cache' };
    await store.put('registry.json', object, { etag });
    await expect(releases('2')).rejects.toThrow('a signature that agents');
  });

  it('that pages would refuse is not published', async () => {
    const deployment = { ...emulated.deployment, trustedKeys: async () => [] };
    const change = release(remote, aRemoteVersion('1'));
    await expect(publish(deployment, { remote, note, change })).rejects.toThrow(
      'deploy the workspace first',
    );
    expect(await readRegistry(deployment.store)).toBeUndefined();
  });
});

describe('of two that publish at once', () => {
  it.each([
    ['the first release of all', [] as string[]],
    ['a later one', ['1']],
  ])('one is refused and told by whom: %s', async (_case, before) => {
    for (const version of before) await releases(version);
    const results = await Promise.allSettled([releases('2'), releases('3')]);
    const lost = results.filter((each) => each.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(String(lost[0]!.reason)).toMatch(
      /arn:aws:iam::111122223333:user\/release-operator was faster: release of mfe-video [23] at .* made revision \d/,
    );
    const live = (await readRegistry(emulated.deployment.store))!;
    expect(live.revision).toBe(before.length + 1);
  });
});

describe('a canary for 10 % of 1,000 users', () => {
  it('reaches 9 to 11 % of them, always the same, until it is promoted or withdrawn', async () => {
    await releases('1');
    const some = await usersOf(await releases('2', 10), '2');
    expect(some.size).toBeGreaterThanOrEqual(90);
    expect(some.size).toBeLessThanOrEqual(110);
    const more = await usersOf(await releases('2', 25), '2');
    expect([...some].filter((each) => !more.has(each))).toEqual([]);
    const { deployment } = emulated;
    const all = await publish(deployment, { remote, note, change: promote(remote) });
    expect((await usersOf(all, '2')).size).toBe(1000);
    const back = await publish(deployment, { remote, note, change: rollback(remote) });
    expect((await usersOf(back, '1')).size).toBe(1000);
  });
});

describe('who looks', () => {
  it('sees shares, what a user gets, and who did what', async () => {
    await releases('1');
    const registry = await releases('2', 10);
    const all = await status(registry, { groups: [] });
    expect(all).toMatch(/mfe-video {2}2 .* 10 % {3}canary/);
    expect(all).toMatch(/mfe-video {2}1 .* 90 % {3}default/);
    const [canaryUser] = await usersOf(registry, '2');
    expect(await status(registry, { user: canaryUser!, groups: [] })).toMatch(/mfe-video {2}2/);
    const told = (await history(emulated.deployment.store, remote)).split('\n');
    expect(told[1]).toMatch(/^2 .* release .*user\/release-operator {2}Tried\./);
    expect(told[2]).toMatch(/^1 /);
  });
});
