import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Built } from '../release-build.ts';
import { checkBusRange } from './bus-range.ts';
import { checkEvents } from './events.ts';
import { fetchLiveManifests } from './live-manifests.ts';
import { checkSizes } from './sizes.ts';
import { checkStyles } from './styles.ts';
import { checkTypes } from './types.ts';
import { checkUnitTests } from './unit-tests.ts';

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
  checkBusRange(release.manifest);
  checkStyles(release.name, files);
  checkSizes(release, files);
  const live = registry ? await fetchLiveManifests(registry, release.name) : [];
  checkEvents(release.manifest, live);
}
