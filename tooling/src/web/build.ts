import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import webpack, { type Configuration } from 'webpack';
import { cacheFolder, repository } from '../paths.ts';
import { isRemote, RECORDER_PAGE } from './packages.ts';
import { writeRelease } from './release.ts';
import type { Build } from './web-package.ts';

export type WebpackConfigOf = (build: Build) => Configuration;

/** A web package's webpack.config.ts default-exports this function: webpack's own convention for the file. */
export async function webpackConfig(name: string, kind: Build['kind']): Promise<Configuration> {
  const { default: config } = (await importFrom(name, 'webpack.config.ts')) as {
    default: WebpackConfigOf;
  };
  return config({ kind, id: (await fingerprint(name)).slice(0, 8) });
}

function importFrom(name: string, file: string): Promise<unknown> {
  return import(pathToFileURL(join(repository, name, file)).href);
}

/** Builds one package into its dist folder. */
export async function buildPackage(name: string): Promise<void> {
  await (name === RECORDER_PAGE ? importFrom(name, 'build.ts') : bundle(name));
  writeFileSync(stampFile(name), await fingerprint(name));
}

/** Bundles what is released, and lists it for the registry. */
async function bundle(name: string): Promise<void> {
  await compile(await webpackConfig(name, 'release'));
  await writeRelease(name, isRemote(name));
}

/** @throws Error that lists what webpack found wrong. */
export async function compile(config: Configuration): Promise<void> {
  const compiler = webpack(config);
  const stats = await new Promise<webpack.Stats>((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result!))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));
}

export async function isUpToDate(name: string): Promise<boolean> {
  if (!existsSync(join(repository, name, 'dist'))) return false;
  const stamp = stampFile(name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === (await fingerprint(name));
}

function stampFile(name: string): string {
  const file = join(cacheFolder, 'build', name);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** Changes whenever anything changes that goes into the build. */
async function fingerprint(name: string): Promise<string> {
  const hash = createHash('sha256');
  const patterns = [
    'package-lock.json',
    'tooling/src/web/*.ts',
    ...[name, 'contracts', 'call'].flatMap((folder) => [
      `${folder}/src/**/*.*`,
      `${folder}/page/**/*.*`,
      `${folder}/build.ts`,
      `${folder}/webpack.config.ts`,
      `${folder}/package.json`,
    ]),
  ];
  for (const pattern of patterns) {
    const files: string[] = [];
    for await (const file of glob(pattern, { cwd: repository })) files.push(file);
    for (const file of files.sort()) {
      hash.update(file).update(await readFile(join(repository, file)));
    }
  }
  return hash.digest('hex');
}
