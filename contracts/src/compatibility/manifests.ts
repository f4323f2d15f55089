import type { EventRegistry } from '../bus/event.ts';
import type { RemoteManifest } from '../remote.ts';

/** What a manifest says of the bus that the registry of events doesn't bear out. */
export function manifestFindings(manifest: RemoteManifest, events: EventRegistry): string[] {
  const { name, publishes, consumes } = manifest;
  const unknown = [...publishes, ...consumes]
    .filter((each) => !Object.hasOwn(events, each))
    .map((each) => `${name} names ${each}, which the bus doesn't have.`);
  const foreign = publishes.flatMap((each) => {
    const owner = events[each]?.owner;
    if (owner === undefined || owner === name || owner === 'anyone') return [];
    return [`${name} says that it publishes ${each}, which belongs to ${owner}.`];
  });
  return [...unknown, ...foreign];
}
