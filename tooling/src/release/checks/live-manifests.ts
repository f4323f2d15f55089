import type { RemoteManifest } from '@video-escalation/contracts/remote';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import { PlainFailure } from '../../fail.ts';
import { REMOTE_MANIFEST } from '../built-files.ts';
import { pinsOf } from '../changes/pin.ts';

/** What the other remotes that somebody gets say of themselves: every version of them. */
export async function fetchLiveManifests(
  registry: RemoteRegistry,
  except: string,
): Promise<readonly RemoteManifest[]> {
  const live = Object.entries(registry.microFrontends)
    .filter(([name]) => name !== except)
    .flatMap(([name, versions]) =>
      versions.filter((each) => {
        const { users, groups } = pinsOf(registry.pins, name, each.metadata.version);
        const { traffic, default: isDefault } = each.deployment;
        return isDefault || traffic > 0 || users > 0 || groups.length > 0;
      }),
    );
  return Promise.all(live.map(({ url }) => fetchManifest(new URL(REMOTE_MANIFEST, url).href)));
}

async function fetchManifest(address: string): Promise<RemoteManifest> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return (await response.json()) as RemoteManifest;
  throw new PlainFailure(
    `${address} can't be fetched: it says which events a live remote needs. Is the workspace up?`,
  );
}
