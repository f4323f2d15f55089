import { parse } from '@video-escalation/contracts/config/parse';
import { RemoteRegistry, type RegistryDraft } from '@video-escalation/contracts/remotes/registry';
import { isSignedBy } from '@video-escalation/contracts/remotes/signature';
import { PlainFailure } from '../fail.ts';
import { emptyRegistry, type Change } from './changes/change.ts';
import { REGISTRY_KEY, archive } from './history.ts';
import type { ReleasePlace, ReleaseStore } from './ports.ts';
import { signRegistry } from './signature.ts';

export interface Asked {
  readonly remote: string;
  readonly change: Change;
  readonly note: string;
}

interface Current {
  readonly registry: RemoteRegistry;
  readonly etag: string;
}

/**
 * Read, change, sign, and replace only what was read: of two that publish at once one is refused, and nobody's
 * change gets lost.
 * @throws PlainFailure when somebody else was faster, or when the change can't be made.
 */
export async function publish(place: ReleasePlace, asked: Asked): Promise<RemoteRegistry> {
  const { store } = place;
  const keys = await place.trustedKeys();
  const current = await readCurrent(store);
  if (current) await refuseForeign(current.registry, keys);
  const after = await signRegistry(await next(place, asked, current?.registry), place.signer);
  await refuseUnreadable(after, keys);
  if (current) await archive(store, current.registry);
  await replace(store, after, current);
  return after;
}

/** The revision that follows, not yet signed. */
async function next(
  place: ReleasePlace,
  { remote, change, note }: Asked,
  current: RemoteRegistry | undefined,
): Promise<RegistryDraft> {
  const { microFrontends, pins } = current ?? emptyRegistry;
  const { content, action, version } = change({ microFrontends, pins });
  const at = place.now().toISOString();
  return {
    schema: '1',
    revision: (current?.revision ?? 0) + 1,
    change: { at, by: await place.caller(), action, remote, version, note },
    ...content,
  };
}

async function readCurrent(store: ReleaseStore): Promise<Current | undefined> {
  const found = await store.get(REGISTRY_KEY);
  if (!found) return undefined;
  const registry = parse(RemoteRegistry, JSON.parse(found.body.toString()), REGISTRY_KEY);
  return { registry, etag: found.etag };
}

type Keys = Awaited<ReturnType<ReleasePlace['trustedKeys']>>;

/** What somebody has smuggled into the bucket must not become good by our signature. */
async function refuseForeign(registry: RemoteRegistry, keys: Keys): Promise<void> {
  if (await isSignedBy(keys, registry)) return;
  throw new PlainFailure(
    `Revision ${registry.revision} of the registry has a signature that agents' pages refuse, so nothing is built upon it: somebody else may have written it. Ask who operates the deployment; the last good one is the newest in history/.`,
  );
}

/** Better refused here than by every agent's page. */
async function refuseUnreadable(registry: RemoteRegistry, keys: Keys): Promise<void> {
  if (await isSignedBy(keys, registry)) return;
  throw new PlainFailure(
    `The workspace's config.json doesn't hold the public half of the key ${registry.signature.keyId}, so agents' pages would refuse this registry. Nothing was published: deploy the workspace first.`,
  );
}

async function replace(
  store: ReleaseStore,
  registry: RemoteRegistry,
  current: Current | undefined,
): Promise<void> {
  const object = {
    body: JSON.stringify(registry),
    contentType: 'application/json',
    cacheControl: 'no-cache',
  };
  const condition = current ? { etag: current.etag } : 'absent';
  if ((await store.put(REGISTRY_KEY, object, condition)) === 'written') return;
  throw new PlainFailure(tooLate((await readCurrent(store))?.registry));
}

function tooLate(winner: RemoteRegistry | undefined): string {
  if (!winner) return 'Somebody removed registry.json meanwhile. Nothing of yours was published.';
  const { by, action, remote, version, at } = winner.change;
  return `${by} was faster: ${action} of ${remote} ${version} at ${at} made revision ${winner.revision}. Nothing of yours was published: look at it with 'npm run release -- status', then run your command again.`;
}
