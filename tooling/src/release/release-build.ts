import type { ReleaseTarget } from '@video-escalation/contracts/remotes/release-target';
import type { RemoteRegistry, RemoteVersion } from '@video-escalation/contracts/remotes/registry';
import { remotePath } from '../web/packages.ts';
import type { RemoteRelease } from '../web/release.ts';
import { MANIFEST, type BuiltFile } from './built-files.ts';
import { release } from './changes/release.ts';
import type { Deployment } from './place.ts';
import { publish } from './publish.ts';
import { upload } from './upload.ts';
import { verify } from './verify.ts';

/** A build that is ready to be released. */
export interface Built {
  readonly release: RemoteRelease;
  readonly files: readonly BuiltFile[];
  readonly commit: string;
}

export interface HowToRelease {
  /** Per cent of the users; undefined: everybody. */
  readonly share?: number | undefined;
  readonly note: string;
}

/** Files first, then the proof that agents' pages would get them, then the registry: half a release is never live. */
export async function releaseBuild(
  { target, ...place }: Deployment,
  built: Built,
  { share, note }: HowToRelease,
): Promise<RemoteRegistry> {
  const { name, version } = built.release;
  const path = remotePath(name, version);
  await upload(place.store, path.slice(1), built.files);
  await verify(addressOf(target, built.release), built.files);
  const change = release(name, describe(target, built, place.now()), share);
  return publish(place, { remote: name, change, note });
}

/** Where agents' pages find a version's folder. */
function addressOf(
  { origins, origin }: ReleaseTarget,
  { name, version }: Pick<RemoteRelease, 'name' | 'version'>,
): string {
  return `${origins[name] ?? origin}${remotePath(name, version)}`;
}

function describe(target: ReleaseTarget, { release, commit }: Built, now: Date): RemoteVersion {
  const { version, integrity, manifest, snapshot } = release;
  return {
    url: `${addressOf(target, release)}${MANIFEST}`,
    metadata: {
      ...{ version, integrity: { ...integrity }, bus: manifest.bus, team: manifest.team },
      ...{ commit, builtAt: now.toISOString() },
      ...(manifest.slot && { slot: manifest.slot }),
    },
    deployment: { traffic: 0, default: false },
    extras: snapshot,
  };
}
