import { PlainFailure } from '../../fail.ts';
import { prunable, prune } from '../changes/prune.ts';
import { readHistory, readRegistry } from '../history.ts';
import type { Deployment } from '../place.ts';
import { publish } from '../publish.ts';
import type { ReleaseStore } from '../ports.ts';
import type { Options } from './options.ts';

/** A page may be open that long, with a version that the registry has forgotten. */
const FILES_KEPT_MS = 7 * 24 * 3_600_000;

/** Takes from the registry what nobody gets, and from the bucket what nobody could get for a week. */
export async function runPrune(deployment: Deployment, options: Options): Promise<string> {
  const [remote] = options.positionals;
  if (!remote) throw new PlainFailure("Say which remote: 'prune mfe-video', for instance.");
  const { store } = deployment;
  const registry = await readRegistry(store);
  if (!registry) throw new PlainFailure('Nothing was released here yet.');
  const old = prunable(registry, remote);
  if (old.length > 0)
    await publish(deployment, { remote, change: prune(remote), note: options.note });
  const files = await unreachableFiles(store, remote, deployment.now());
  await store.remove(files);
  return `${remote}: ${old.length} version(s) taken from the registry, ${files.length} file(s) removed.`;
}

async function unreachableFiles(
  store: ReleaseStore,
  remote: string,
  now: Date,
): Promise<readonly string[]> {
  const since = new Date(now.getTime() - FILES_KEPT_MS);
  const current = await readRegistry(store);
  const former = await readHistory(store, { since });
  const reachable = new Set(
    [current!, ...former.map((each) => each.registry)]
      .flatMap(({ microFrontends }) => microFrontends[remote] ?? [])
      .map((each) => each.metadata.version),
  );
  const prefix = `${remote.slice('mfe-'.length)}/`;
  const listed = await store.list(prefix);
  // Young files may belong to a release that is under way.
  return listed
    .filter(({ key, modifiedAt }) => !reachable.has(key.split('/')[1]!) && modifiedAt < since)
    .map(({ key }) => key);
}
