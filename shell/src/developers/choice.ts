import {
  bucketOf,
  versionsFor,
  type RegistryUser,
} from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import type { Overrides } from './overrides.ts';

/** Why this user runs what he runs. */
export type Reason =
  | { readonly why: 'own-build'; readonly address: string }
  | { readonly why: 'own-choice' }
  | { readonly why: 'pinned' }
  | { readonly why: 'group-pinned'; readonly group: string }
  | { readonly why: 'canary'; readonly bucket: number; readonly share: number }
  | { readonly why: 'default' };

export interface Choice {
  /** Undefined for a build of one's own. */
  readonly version: RemoteVersion | undefined;
  readonly reason: Reason;
}

/** What is chosen of a remote, and why; undefined for one that neither registry nor developer names. */
export function choiceOf(
  registry: RemoteRegistry,
  name: string,
  user: RegistryUser,
  overrides: Overrides,
): Choice | undefined {
  const wish = overrides[name];
  if (wish !== undefined && URL.canParse(wish))
    return { version: undefined, reason: { why: 'own-build', address: wish } };
  const wished = registry.microFrontends[name]?.find((each) => each.metadata.version === wish);
  if (wished) return { version: wished, reason: { why: 'own-choice' } };
  const [version] = versionsFor(registry, name, user);
  return version && { version, reason: reasonFor(version, registry, name, user) };
}

/** In the order in which `versionsFor` chooses. */
function reasonFor(
  { metadata: { version }, deployment }: RemoteVersion,
  { pins }: RemoteRegistry,
  name: string,
  user: RegistryUser,
): Reason {
  if (pins.users[user.key]?.[name] === version) return { why: 'pinned' };
  const group = user.groups.find((each) => pins.groups[each]?.[name] === version);
  if (group !== undefined) return { why: 'group-pinned', group };
  if (deployment.default) return { why: 'default' };
  return { why: 'canary', bucket: bucketOf(name, user.key), share: deployment.traffic };
}
