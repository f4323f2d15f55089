import type { Speaker } from '@video-escalation/contracts/bus/event';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Language } from '../../messages.ts';

interface RailRemote {
  readonly name: Speaker;
  readonly title: string;
}

/** The remotes that ask for a place of their own, in the registry's order; the default version has the word. */
export function railRemotes(registry: RemoteRegistry, language: Language): readonly RailRemote[] {
  return Object.entries(registry.microFrontends).flatMap(([name, versions]) => {
    const slot = (versions.find((each) => each.deployment.default) ?? versions[0])?.metadata.slot;
    return slot ? [{ name: name as Speaker, title: slot.title[language] }] : [];
  });
}
