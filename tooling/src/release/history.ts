import { parse } from '@video-escalation/contracts/config/parse';
import { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { ReleaseStore } from './ports.ts';

export const REGISTRY_KEY = 'registry.json';
const HISTORY = 'history/';
const DIGITS = 8;
const READ_AT_ONCE = 8;

export async function readRegistry(store: ReleaseStore): Promise<RemoteRegistry | undefined> {
  return read(store, REGISTRY_KEY);
}

/** Kept before it is replaced. Two that publish at once archive the same: the second finds it done. */
export async function archive(store: ReleaseStore, registry: RemoteRegistry): Promise<void> {
  const key = `${HISTORY}${String(registry.revision).padStart(DIGITS, '0')}.json`;
  const object = {
    body: JSON.stringify(registry),
    contentType: 'application/json',
    cacheControl: 'no-cache',
  };
  await store.put(key, object, 'absent');
}

export interface Archived {
  readonly registry: RemoteRegistry;
  /** When another took its place. */
  readonly replacedAt: Date;
}

/** Former registries, newest first; only those that were replaced after `since`. */
export async function readHistory(
  store: ReleaseStore,
  { limit = Infinity, since = new Date(0) } = {},
): Promise<readonly Archived[]> {
  const listed = (await store.list(HISTORY)).filter((each) => each.modifiedAt > since);
  const wanted = [...listed].reverse().slice(0, limit);
  const all: Archived[] = [];
  for (let at = 0; at < wanted.length; at += READ_AT_ONCE) {
    const some = wanted.slice(at, at + READ_AT_ONCE).map(async ({ key, modifiedAt }) => {
      const registry = await read(store, key);
      return registry ? [{ registry, replacedAt: modifiedAt }] : [];
    });
    all.push(...(await Promise.all(some)).flat());
  }
  return all;
}

async function read(store: ReleaseStore, key: string): Promise<RemoteRegistry | undefined> {
  const found = await store.get(key);
  return found && parse(RemoteRegistry, JSON.parse(found.body.toString()), key);
}
