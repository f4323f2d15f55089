import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { builtFiles } from '../release/built-files.ts';
import { defaultOf } from '../release/changes/change.ts';
import { commitOf } from '../release/commit.ts';
import { readRegistry } from '../release/history.ts';
import type { Deployment } from '../release/place.ts';
import { releaseBuild } from '../release/release-build.ts';
import { remoteNames } from '../web/packages.ts';
import { readRelease } from '../web/release.ts';

const NOTE = 'Built here.';

/** Everybody on this machine gets what was built here; what they have already stays as it was released. */
export async function publishBuilt(deployment: Deployment): Promise<void> {
  const registry = await readRegistry(deployment.store);
  for (const name of remoteNames) {
    const release = readRelease(name);
    const current = defaultOf(registry?.microFrontends[name] ?? []);
    if (current?.metadata.version === release.version) continue;
    const files = await builtFiles(join(repository, name, 'dist'), release);
    const built = { release, files, commit: commitOf(name) };
    await releaseBuild(deployment, built, { note: NOTE }).catch(explain);
  }
}

function explain(error: unknown): never {
  if (!(error instanceof PlainFailure)) throw error;
  throw new PlainFailure(
    `${error.message}\nThis machine keeps its releases in .run: removing that folder makes a fresh start.`,
  );
}
