import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import { versionsOf, withVersions, type Change, type RegistryContent } from './change.ts';
import { pinsOf } from './pin.ts';
import { rollbackTarget } from './rollback.ts';

/** So many stay, whether or not anybody gets them. */
const KEPT = 5;

/** Takes from the registry the versions beyond the last five that nobody gets. */
export function prune(remote: string): Change {
  return (content) => {
    const versions = versionsOf(content, remote);
    const old = prunable(content, remote);
    if (old.length === 0) throw new PlainFailure(`${remote} has nothing to prune.`);
    const after = versions.filter((each) => !old.includes(each));
    return {
      content: withVersions(content, remote, after),
      action: 'prune',
      version: old.map((each) => each.metadata.version).join(', '),
    };
  };
}

export function prunable(content: RegistryContent, remote: string): readonly RemoteVersion[] {
  const versions = versionsOf(content, remote);
  const newest = [...versions]
    .sort((a, b) => (a.metadata.builtAt < b.metadata.builtAt ? 1 : -1))
    .slice(0, KEPT);
  return versions.filter((each) => !newest.includes(each) && !isNeeded(content, remote, each));
}

function isNeeded(content: RegistryContent, remote: string, version: RemoteVersion): boolean {
  const { traffic, default: isDefault } = version.deployment;
  const { users, groups } = pinsOf(content.pins, remote, version.metadata.version);
  const isTarget = version === rollbackTarget(versionsOf(content, remote));
  return isDefault || traffic > 0 || users > 0 || groups.length > 0 || isTarget;
}
