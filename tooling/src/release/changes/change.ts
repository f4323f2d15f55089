import type {
  RegistryChange,
  RegistryDraft,
  RemoteVersion,
} from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';

/** What a registry says, without who made it so. */
export type RegistryContent = Pick<RegistryDraft, 'microFrontends' | 'pins'>;

/** What a change makes of a registry, and how it calls itself in the history. */
export interface Changed {
  readonly content: RegistryContent;
  readonly action: RegistryChange['action'];
  readonly version: string;
}

/** A change of one remote: knows nothing of buckets, keys or clocks. */
export type Change = (content: RegistryContent) => Changed;

export const emptyRegistry: RegistryContent = {
  microFrontends: {},
  pins: { users: {}, groups: {} },
};

/** @throws PlainFailure when there is no such remote. */
export function versionsOf(content: RegistryContent, remote: string): readonly RemoteVersion[] {
  const versions = content.microFrontends[remote];
  if (versions) return versions;
  const known = Object.keys(content.microFrontends).join(', ') || 'none yet';
  throw new PlainFailure(`${remote} was never released here. Released are: ${known}.`);
}

/** @throws PlainFailure when the registry doesn't hold that version. */
export function findVersion(
  content: RegistryContent,
  remote: string,
  version: string,
): RemoteVersion {
  const versions = versionsOf(content, remote);
  const found = versions.find((each) => each.metadata.version === version);
  if (found) return found;
  const known = versions.map((each) => each.metadata.version).join(', ');
  throw new PlainFailure(`${remote} has no version ${version}. It has: ${known}.`);
}

export const defaultOf = (versions: readonly RemoteVersion[]) =>
  versions.find((each) => each.deployment.default);

/** The version of a staged roll-out that is going on: there is at most one. */
export const canaryOf = (versions: readonly RemoteVersion[]) =>
  versions.find((each) => !each.deployment.default && each.deployment.traffic > 0);

export function withVersions(
  content: RegistryContent,
  remote: string,
  versions: readonly RemoteVersion[],
): RegistryContent {
  return { ...content, microFrontends: { ...content.microFrontends, [remote]: [...versions] } };
}
