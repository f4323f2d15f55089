import { PlainFailure } from '../../fail.ts';
import {
  canaryOf,
  defaultOf,
  findVersion,
  versionsOf,
  withVersions,
  type Change,
} from './change.ts';
import { toEverybody } from './traffic.ts';

/** The running canary, or the version that is named, becomes everybody's. */
export function promote(remote: string, wanted?: string): Change {
  return (content) => {
    const versions = versionsOf(content, remote);
    const chosen = wanted === undefined ? canaryOf(versions) : findVersion(content, remote, wanted);
    if (!chosen) {
      throw new PlainFailure(
        `${remote} has no canary to promote. Name a version: 'promote ${remote} VERSION'; 'status' lists them.`,
      );
    }
    const { version } = chosen.metadata;
    if (chosen === defaultOf(versions) && !canaryOf(versions))
      throw new PlainFailure(`${remote} ${version} is what everybody gets already.`);
    const after = toEverybody(versions, chosen);
    return { content: withVersions(content, remote, after), action: 'promote', version };
  };
}
