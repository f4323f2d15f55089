import { parse } from '@video-escalation/contracts/config/parse';
import { RemoteRegistry, type RemoteVersion } from '@video-escalation/contracts/config/registry';

/** One address from which a remote can be loaded, ready for the loader. */
export interface RemoteSource {
  readonly name: string;
  /** Absolute address of the manifest. */
  readonly manifestUrl: string;
  /** What the remote must say it is; undefined for a developer's own build. */
  readonly release: { readonly version: string; readonly bus: string } | undefined;
  /** SHA-384 by absolute address; undefined for a developer's own build alone. */
  readonly integrity: Readonly<Record<string, string>> | undefined;
}

const TIME_LIMIT_MS = 8_000;

/** @throws Error when the registry can't be fetched in time or doesn't fit. */
export async function fetchRegistry(
  registryUrl: string,
  fetchFrom: typeof fetch,
): Promise<RemoteRegistry> {
  const response = await fetchFrom(registryUrl, {
    cache: 'no-cache',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`${registryUrl} answered ${response.status}.`);
  return parse(RemoteRegistry, await response.json(), registryUrl);
}

/** Where to load a remote from, best first; empty when the registry doesn't have it. */
export function resolveRemote(
  registry: RemoteRegistry,
  name: string,
  registryAddress: string,
): readonly RemoteSource[] {
  const chosen = chooseVersion(registry.microFrontends[name] ?? []);
  if (!chosen) return [];
  const { version, bus, integrity } = chosen.metadata;
  const urls = chosen.fallbackUrl ? [chosen.url, chosen.fallbackUrl] : [chosen.url];
  return urls.map((url) => {
    const manifestUrl = new URL(url, registryAddress).href;
    return {
      name,
      manifestUrl,
      release: { version, bus },
      integrity: Object.fromEntries(
        Object.entries(integrity).map(([file, hash]) => [new URL(file, manifestUrl).href, hash]),
      ),
    };
  });
}

/** Everybody gets the default; a staged roll-out would choose by `deployment.traffic` here. */
function chooseVersion(versions: readonly RemoteVersion[]): RemoteVersion | undefined {
  return versions.find((each) => each.deployment.default) ?? versions[0];
}
