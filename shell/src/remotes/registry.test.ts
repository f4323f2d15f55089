import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { aRegistryDraft, createTestSigner } from '@video-escalation/contracts/testing/registry';
import { expect, test } from 'vitest';
import { fetchRegistry, keptRegistry } from './registry.ts';

const address = 'https://workspace.example/registry.json';
const ours = await createTestSigner('ours');

function aBrowser() {
  const kept = new Map<string, string>();
  let served: unknown;
  return {
    serve: (registry: unknown) => void (served = registry),
    deps: {
      address,
      keys: [ours.publicKey],
      fetch: (async () => Response.json(served)) as typeof fetch,
      storage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
      },
    },
  };
}

const revision = (number: number): Promise<RemoteRegistry> =>
  ours.sign(aRegistryDraft({ revision: number }));

test('a registry that a known key signed is taken and kept', async () => {
  const { serve, deps } = aBrowser();
  serve(await revision(4));
  expect((await fetchRegistry(deps)).revision).toBe(4);
  expect((await keptRegistry(deps))?.revision).toBe(4);
});

test("a registry without signature, or with a stranger's, is refused and not kept", async () => {
  const { serve, deps } = aBrowser();
  serve(aRegistryDraft());
  await expect(fetchRegistry(deps)).rejects.toThrow('required properties signature');
  const theirs = await createTestSigner('ours');
  serve(await theirs.sign(aRegistryDraft()));
  await expect(fetchRegistry(deps)).rejects.toThrow('no known key signed it');
  expect(await keptRegistry(deps)).toBeUndefined();
});

test('an old registry that is served again is refused; the same one is not', async () => {
  const { serve, deps } = aBrowser();
  serve(await revision(4));
  await fetchRegistry(deps);
  await fetchRegistry(deps);
  serve(await revision(3));
  await expect(fetchRegistry(deps)).rejects.toThrow('revision 3 came after revision 4');
});

test('what was kept is good only as long as its key is', async () => {
  const { serve, deps } = aBrowser();
  serve(await revision(4));
  await fetchRegistry(deps);
  expect(await keptRegistry({ ...deps, keys: [] })).toBeUndefined();
});

test('a registry that does not fit is refused with the field at fault', async () => {
  const { serve, deps } = aBrowser();
  serve({ schema: '9' });
  await expect(fetchRegistry(deps)).rejects.toThrow('/schema');
});
