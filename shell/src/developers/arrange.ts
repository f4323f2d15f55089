import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import type { Overrides } from './overrides.ts';

/**
 * The registry as this tab's developer wants it, made after its signature was checked: a version of his choice
 * is the only default, and a remote that was never released has an entry, so that his own build finds a place.
 */
export function arrange(registry: RemoteRegistry, overrides: Overrides): RemoteRegistry {
  const arranged = { ...registry.microFrontends };
  for (const [name, to] of Object.entries(overrides)) {
    const versions = arranged[name];
    if (!versions && URL.canParse(to)) arranged[name] = [unreleased(name, to)];
    if (versions?.some((each) => each.metadata.version === to))
      arranged[name] = versions.map((each) => onlyDefault(each, to));
  }
  return { ...registry, microFrontends: arranged, pins: withoutPins(registry.pins, overrides) };
}

function onlyDefault(version: RemoteVersion, wanted: string): RemoteVersion {
  const isWanted = version.metadata.version === wanted;
  return { ...version, deployment: { traffic: isWanted ? 100 : 0, default: isWanted } };
}

/** Titled by its name until its own manifest is in a registry. */
function unreleased(name: string, url: string): RemoteVersion {
  const words = name.replace(/^mfe-/, '').replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    url,
    metadata: {
      ...{ version: 'unreleased', integrity: {}, bus: '', team: '', commit: '', builtAt: '' },
      slot: { title: { en: title, de: title } },
    },
    deployment: { traffic: 0, default: true },
    extras: { container: '', entry: '', modules: {}, shared: {} },
  };
}

function withoutPins(pins: RemoteRegistry['pins'], overrides: Overrides): RemoteRegistry['pins'] {
  const strip = (by: RemoteRegistry['pins']['users']) =>
    Object.fromEntries(
      Object.entries(by).map(([who, versions]) => [
        who,
        Object.fromEntries(Object.entries(versions).filter(([name]) => !(name in overrides))),
      ]),
    );
  return { users: strip(pins.users), groups: strip(pins.groups) };
}
