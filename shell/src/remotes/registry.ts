import { parse } from '@video-escalation/contracts/config/parse';
import { RemoteRegistry, type RegistryKey } from '@video-escalation/contracts/remotes/registry';
import { isSignedBy } from '@video-escalation/contracts/remotes/signature';

export interface RegistryDeps {
  readonly address: string;
  readonly keys: readonly RegistryKey[];
  readonly fetch: typeof fetch;
  /** Keeps the last good registry, for when none can be fetched. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

const TIME_LIMIT_MS = 8_000;
const KEPT = 'remote-registry';

/** @throws Error when it can't be fetched in time, isn't signed by a known key, or is older than one seen before. */
export async function fetchRegistry(deps: RegistryDeps): Promise<RemoteRegistry> {
  const response = await deps.fetch(deps.address, {
    cache: 'no-cache',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`${deps.address} answered ${response.status}.`);
  const registry = await verified(await response.json(), deps);
  const seen = (await keptRegistry(deps))?.revision ?? 0;
  if (registry.revision < seen) {
    throw new Error(
      `${deps.address} is refused: revision ${registry.revision} came after revision ${seen}.`,
    );
  }
  keep(registry, deps);
  return registry;
}

/** The last good registry of this browser. It is as little trusted as one from the network. */
export async function keptRegistry(deps: RegistryDeps): Promise<RemoteRegistry | undefined> {
  try {
    return await verified(JSON.parse(deps.storage.getItem(KEPT) ?? ''), deps);
  } catch {
    return undefined;
  }
}

async function verified(
  value: unknown,
  { address, keys }: Pick<RegistryDeps, 'address' | 'keys'>,
): Promise<RemoteRegistry> {
  const registry = parse(RemoteRegistry, value, address);
  const isGood = await isSignedBy(keys, registry).catch(() => false);
  if (!isGood) throw new Error(`${address} is refused: no known key signed it.`);
  return registry;
}

function keep(registry: RemoteRegistry, { storage }: RegistryDeps): void {
  try {
    storage.setItem(KEPT, JSON.stringify(registry));
  } catch {
    // A full or closed storage costs the net for the next start, not this one.
  }
}
