import type { ReleaseTarget } from '@video-escalation/contracts/remotes/release-target';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Built } from '../release-build.ts';
import { releasedBuses } from '../../contracts/files.ts';
import { readManifest } from '../../web/release.ts';
import { fetchServedBus } from '../../web/served-bus.ts';
import { checkBusRange, checkRangeHolds } from './bus-range.ts';
import { checkEvents } from './events.ts';
import { fetchLiveManifests } from './live-manifests.ts';
import { checkSizes } from './sizes.ts';
import { checkStyles } from './styles.ts';
import { checkTypes } from './types.ts';
import { checkUnitTests } from './unit-tests.ts';

/** What takes a moment, and spares a build that nobody could run. @throws PlainFailure that says what to do. */
export async function checkRange(name: string, { registryUrl }: ReleaseTarget): Promise<void> {
  const manifest = await readManifest(name);
  checkRangeHolds(manifest, releasedBuses());
  checkBusRange(manifest, await fetchServedBus(registryUrl));
}

/** What the package's sources must pass. @throws PlainFailure that says what to do. */
export async function checkSources(name: string): Promise<void> {
  await checkTypes(name);
  await checkUnitTests(name);
}

/** What the build must pass before any of it is uploaded. @throws PlainFailure that says what to do. */
export async function checkBuild(
  { release, files }: Built,
  registry: RemoteRegistry | undefined,
): Promise<void> {
  checkStyles(release.name, files);
  checkSizes(release, files);
  const live = registry ? await fetchLiveManifests(registry, release.name) : [];
  checkEvents(release.manifest, live);
}
