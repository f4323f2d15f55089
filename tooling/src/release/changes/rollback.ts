import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import {
  canaryOf,
  defaultOf,
  findVersion,
  versionsOf,
  withVersions,
  type Change,
} from './change.ts';
import { backTo } from './traffic.ts';

/**
 * Undoes the last step: a running canary is withdrawn and the others keep what they have; without one, everybody
 * gets what was everybody's before. With `wanted` everybody gets that version, whatever was going on.
 */
export function rollback(remote: string, wanted?: string): Change {
  return (content) => {
    const versions = versionsOf(content, remote);
    const chosen =
      wanted === undefined ? lastGood(remote, versions) : findVersion(content, remote, wanted);
    const { version } = chosen.metadata;
    if (chosen === defaultOf(versions) && !canaryOf(versions))
      throw new PlainFailure(`${remote} ${version} is what everybody gets already.`);
    const after = backTo(versions, chosen);
    return { content: withVersions(content, remote, after), action: 'rollback', version };
  };
}

function lastGood(remote: string, versions: readonly RemoteVersion[]): RemoteVersion {
  const chosen = canaryOf(versions) ? defaultOf(versions) : rollbackTarget(versions);
  if (chosen) return chosen;
  throw new PlainFailure(
    `${remote} has no earlier version that was everybody's. Name one with --to; 'status' lists them.`,
  );
}

/** What stands after the default was everybody's before it (see `toEverybody`). */
export function rollbackTarget(versions: readonly RemoteVersion[]): RemoteVersion | undefined {
  const at = versions.findIndex((each) => each.deployment.default);
  return at === -1 ? undefined : versions[at + 1];
}
