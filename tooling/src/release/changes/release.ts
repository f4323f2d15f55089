import type { RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import { defaultOf, withVersions, type Change } from './change.ts';
import { toEverybody, toSome } from './traffic.ts';

/** A version for everybody, or with `share` for so many per cent of the users. */
export function release(remote: string, built: RemoteVersion, share?: number): Change {
  const { version } = built.metadata;
  return (content) => {
    const versions = content.microFrontends[remote] ?? [];
    const current = defaultOf(versions);
    if (current?.metadata.version === version)
      throw new PlainFailure(`${remote} ${version} is what everybody gets already.`);
    if (share !== undefined && !current) {
      throw new PlainFailure(
        `${remote} has no version yet that the others could stay with: release the first one without --canary.`,
      );
    }
    const after =
      share === undefined ? toEverybody(versions, built) : toSome(versions, built, share);
    return { content: withVersions(content, remote, after), action: 'release', version };
  };
}
