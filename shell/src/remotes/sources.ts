import { versionsFor, type RegistryUser } from '@video-escalation/contracts/remotes/choice';
import type {
  RemoteRegistry,
  RemoteSnapshot,
  RemoteVersion,
} from '@video-escalation/contracts/remotes/registry';

/** What the registry says of a released version, with absolute addresses. */
export interface ReleasedRemote {
  readonly version: string;
  readonly team: string;
  readonly bus: string;
  /** Libraries that it takes from the shell, with the range that it accepts. */
  readonly shared: Readonly<Record<string, string>>;
  readonly container: string;
  readonly entry: string;
  readonly modules: RemoteSnapshot['modules'];
  /** SHA-384 by absolute address. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** One address from which a remote can be loaded, ready for the loader. */
export interface RemoteSource {
  readonly name: string;
  /** Absolute address of the manifest. */
  readonly manifestUrl: string;
  /** Undefined for a developer's own build, of which only the address is known. */
  readonly release: ReleasedRemote | undefined;
}

/** The addresses of one version, best first. */
export type VersionSources = readonly [RemoteSource, ...RemoteSource[]];

export interface Choice {
  readonly registry: RemoteRegistry;
  /** Where the registry came from: its relative addresses are relative to it. */
  readonly address: string;
  readonly user: RegistryUser;
  /** What worked in this browser before: the net below all that the registry chooses. */
  readonly lastWorked: string | undefined;
}

/** The versions of a remote that may run here, best first; empty when the registry doesn't have it. */
export function sourcesOf(name: string, choice: Choice): readonly VersionSources[] {
  const { registry, address, user, lastWorked } = choice;
  const chosen = versionsFor(registry, name, user);
  const all = registry.microFrontends[name] ?? [];
  const net = all.find(({ metadata }) => metadata.version === lastWorked);
  const versions = new Set(net ? [...chosen, net] : chosen);
  return [...versions].map((version) => addressesOf(name, version, address));
}

/** Of these remotes those without a roll-out: whoever signs in gets this version, unless another is pinned for them. */
export function sourcesForEverybody(
  names: readonly string[],
  { microFrontends }: RemoteRegistry,
  address: string,
): readonly RemoteSource[] {
  return names.flatMap((name) => {
    const live = (microFrontends[name] ?? []).filter(
      ({ deployment }) => deployment.default || deployment.traffic > 0,
    );
    return live.length === 1 ? [addressesOf(name, live[0]!, address)[0]] : [];
  });
}

function addressesOf(name: string, version: RemoteVersion, address: string): VersionSources {
  const first = sourceAt(name, version, new URL(version.url, address).href);
  if (!version.fallbackUrl) return [first];
  return [first, sourceAt(name, version, new URL(version.fallbackUrl, address).href)];
}

function sourceAt(name: string, version: RemoteVersion, manifestUrl: string): RemoteSource {
  const { metadata, extras } = version;
  const at = (file: string) => new URL(file, manifestUrl).href;
  const integrity = Object.entries(metadata.integrity).map(([file, hash]) => [at(file), hash]);
  const modules = Object.entries(extras.modules).map(([exposed, { scripts, styles }]) => [
    exposed,
    { scripts: scripts.map(at), styles: styles.map(at) },
  ]);
  return {
    name,
    manifestUrl,
    release: {
      version: metadata.version,
      team: metadata.team,
      bus: metadata.bus,
      shared: extras.shared,
      container: extras.container,
      entry: at(extras.entry),
      modules: Object.fromEntries(modules) as RemoteSnapshot['modules'],
      integrity: Object.fromEntries(integrity) as Record<string, string>,
    },
  };
}
