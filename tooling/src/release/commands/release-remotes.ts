import { join } from 'node:path';
import { repository } from '../../paths.ts';
import { buildPackage, isUpToDate } from '../../web/build.ts';
import { readRelease } from '../../web/release.ts';
import { builtFiles } from '../built-files.ts';
import { checkBuild, checkRange, checkSources } from '../checks/checks.ts';
import { commitOf } from '../commit.ts';
import { readRegistry } from '../history.ts';
import type { Deployment } from '../place.ts';
import { releaseBuild, type Built } from '../release-build.ts';
import type { Options } from './options.ts';
import { wantedRemotes } from './wanted-remotes.ts';

/** Builds, checks and releases remotes one after the other: each is a change of its own, to be undone by itself. */
export async function releaseRemotes(deployment: Deployment, options: Options): Promise<string> {
  const names = await wantedRemotes(options, () => readRegistry(deployment.store));
  if (names.length === 0) return 'Every remote was released here before: nothing to do.';
  const lines: string[] = [];
  for (const name of names) lines.push(await releaseOne(name, deployment, options));
  return lines.join('\n');
}

async function releaseOne(
  name: string,
  deployment: Deployment,
  { canary, note }: Options,
): Promise<string> {
  const step = (title: string) => console.log(`· ${name}: ${title}`);
  step('bus contract');
  await checkRange(name, deployment.target);
  step('types and unit tests');
  await checkSources(name);
  step('release build');
  if (!(await isUpToDate(name))) await buildPackage(name);
  const built = await readBuilt(name);
  step('size, style sheets, events of the other remotes');
  await checkBuild(built, await readRegistry(deployment.store));
  step(`upload of ${built.files.length} files, and whether pages would get them`);
  const registry = await releaseBuild(deployment, built, { share: canary, note });
  const whom = canary === undefined ? 'everybody' : `${canary} % of the users`;
  return `${name} ${built.release.version} is live for ${whom} (revision ${registry.revision}).`;
}

async function readBuilt(name: string): Promise<Built> {
  const release = readRelease(name);
  const files = await builtFiles(join(repository, name, 'dist'), release);
  return { release, files, commit: process.env.RELEASE_COMMIT ?? commitOf(name) };
}
