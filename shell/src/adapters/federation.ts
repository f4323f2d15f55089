import { loadRemote, registerPlugins, registerRemotes } from '@module-federation/enhanced/runtime';
import type { RemoteSource } from '../remotes/sources.ts';

declare global {
  /** SHA-384 by absolute address: each bundle's own chunk loader takes its files' integrity from here. */
  var __remoteIntegrity: Record<string, string> | undefined;
}

interface Container {
  readonly container: string;
  readonly entry: string;
}

/**
 * Loads remotes through webpack's module federation. No script of a released remote reaches the page unless
 * the registry lists its SHA-384; only a developer's override (`release` undefined) is let off.
 */
export function createRemoteLoader(): (source: RemoteSource, exposed: string) => Promise<unknown> {
  const integrity: Record<string, string> = {};
  globalThis.__remoteIntegrity = integrity;
  const unchecked = new Set<string>();
  registerPlugins([
    {
      name: 'integrity',
      createScript: ({ url }) => createScript(url, integrity, unchecked),
    },
  ]);
  /** Entry scripts by the container that each one sets; undefined after a failure, which the runtime keeps. */
  const entries = new Map<string, string | undefined>();
  const failed = new Set<string>();

  return async (source, exposed) => {
    if (source.release) Object.assign(integrity, source.release.integrity);
    else unchecked.add(new URL(source.manifestUrl).origin);
    if (failed.has(source.manifestUrl)) await fetchAnew(source, exposed);
    else fetchAhead(source, exposed);
    const { container, entry } = source.release ?? (await readManifest(source.manifestUrl));
    if (entries.get(container) !== entry) {
      const force = entries.has(container);
      entries.set(container, entry);
      registerRemotes([{ name: container, entry, type: 'global', entryGlobalName: container }], {
        force,
      });
    }
    try {
      return await loadRemote(`${container}/${exposed}`);
    } catch (error) {
      entries.set(container, undefined);
      failed.add(source.manifestUrl);
      throw error;
    }
  };
}

/** All files that a released module needs are asked for at once, not one after the other's arrival. */
export function fetchAhead({ release }: RemoteSource, exposed: string): void {
  const files = release?.modules[`./${exposed}`];
  if (!files) return;
  for (const address of [release.entry, ...files.scripts]) preload(address, 'script', release);
  for (const address of files.styles) preload(address, 'style', release);
}

/**
 * What came broken is kept as if it were good: files that never change are asked for once, and the page itself
 * remembers them, too. Past all of these the true ones take their place.
 */
async function fetchAnew({ release }: RemoteSource, exposed: string): Promise<void> {
  const files = release?.modules[`./${exposed}`];
  if (!files) return;
  const all = [release.entry, ...files.scripts, ...files.styles].map(async (address) => {
    const integrity = release.integrity[address];
    const response = await fetch(address, { cache: 'reload', ...(integrity && { integrity }) });
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    await response.arrayBuffer();
  });
  await Promise.all(all);
}

function preload(
  address: string,
  as: 'script' | 'style',
  { integrity }: NonNullable<RemoteSource['release']>,
): void {
  if (document.head.querySelector(`link[rel="preload"][href="${CSS.escape(address)}"]`)) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as, crossOrigin: 'anonymous', href: address });
  if (integrity[address]) link.integrity = integrity[address];
  document.head.append(link);
}

/** A developer's build isn't in the registry: its manifest says what it is. */
async function readManifest(manifestUrl: string): Promise<Container> {
  const response = await fetch(manifestUrl, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${manifestUrl} answered ${response.status}.`);
  const { metaData } = (await response.json()) as {
    metaData: { globalName: string; remoteEntry: { name: string; path: string } };
  };
  const { path, name } = metaData.remoteEntry;
  return { container: metaData.globalName, entry: new URL(path + name, manifestUrl).href };
}

function createScript(
  url: string,
  integrity: Readonly<Record<string, string>>,
  unchecked: ReadonlySet<string>,
): HTMLScriptElement {
  const address = new URL(url, document.baseURI);
  const hash = integrity[address.href];
  if (!hash && !unchecked.has(address.origin)) {
    throw new Error(`${address.href} is refused: the registry lists no integrity for it.`);
  }
  const script = document.createElement('script');
  script.src = address.href;
  script.async = true;
  script.crossOrigin = 'anonymous';
  if (hash) script.integrity = hash;
  return script;
}
