import { loadRemote, registerPlugins, registerRemotes } from '@module-federation/enhanced/runtime';
import type { RemoteSource } from '../remotes/registry.ts';

declare global {
  /** SHA-384 by absolute address: each bundle's own chunk loader takes its scripts' integrity from here. */
  var __remoteIntegrity: Record<string, string> | undefined;
}

/**
 * Loads remotes through webpack's module federation. No script of a released remote reaches the page unless
 * the registry lists its SHA-384; only a developer's override (`integrity` undefined) is let off.
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
  const known = new Map<string, string>();

  return async ({ name, manifestUrl, integrity: listed }, exposed) => {
    if (listed) Object.assign(integrity, listed);
    else unchecked.add(new URL(manifestUrl).origin);
    // Containers are global variables, and `mfe-video` is none (tooling names it the same way).
    const container = name.replaceAll('-', '_');
    const isAgain = known.has(name);
    known.set(name, manifestUrl);
    // Without `force` a second try would meet the first one's failure again, kept by the runtime.
    registerRemotes([{ name: container, entry: manifestUrl }], { force: isAgain });
    return loadRemote(`${container}/${exposed}`);
  };
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
