import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { PlainFailure } from '../fail.ts';
import { cacheFolder, repository } from '../paths.ts';
import type { Source } from './source.ts';
import { suites, type DemoApp } from './suites.ts';
import { bringTestVideo } from './test-video.ts';

const manifestSchema = Type.Object({
  devDependencies: Type.Record(Type.String(), Type.String()),
});

/**
 * Installs the packages of the suites and of their demo, and builds the demo's pages, all inside the checkout, as its
 * own scripts do. Done once for a commit and a version of the SDK.
 * The demo gets the SDK version of this repository from npm instead of a build of the checkout: the suites then drive
 * the client that the product ships, and no Ruby is needed.
 * @throws PlainFailure with the end of the failed command's output
 */
export function prepare(source: Source, onStep: (title: string) => void): void {
  const sdk = versionIn(repository, 'emulator/package.json', 'amazon-chime-sdk-js');
  const uuid = versionIn(source.folder, 'package.json', 'uuid');
  const key = createHash('sha256').update(`${source.folder} ${source.commit} ${sdk}`).digest('hex');
  const stamp = join(cacheFolder, 'foreign', key.slice(0, 16));
  const isBuilt = demoApps().every((app) => existsSync(join(source.demo, 'dist', `${app}.html`)));
  if (isBuilt && existsSync(stamp)) return;

  onStep('packages of the suites');
  install(source.integration);
  onStep(`packages of their demo, with amazon-chime-sdk-js ${sdk}`);
  // The demo takes uuid from the SDK's own checkout, which stays without packages here.
  install(source.demo, [`amazon-chime-sdk-js@${sdk}`, `uuid@${uuid}`]);
  rmSync(join(source.demo, 'dist'), { recursive: true, force: true });
  for (const app of demoApps()) {
    onStep(`page ${app}`);
    buildPage(source.demo, app);
    bringTestVideo(join(source.demo, 'dist', `${app}.html`));
  }
  mkdirSync(join(cacheFolder, 'foreign'), { recursive: true });
  writeFileSync(stamp, '');
}

function demoApps(): readonly DemoApp[] {
  return [...new Set(suites.map(({ app }) => app))];
}

/** By their ranges: the checkout's lockfiles name versions that a company's registry may not keep. */
function install(folder: string, more: readonly string[] = []): void {
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  runIn(folder, 'npm', ['install', ...options, ...more]);
}

/** `emptyOutDir` would remove the other page; minifying takes most of the time and changes nothing here. */
function buildPage(demo: string, app: DemoApp): void {
  const vite = join(demo, 'node_modules/vite/bin/vite.js');
  runIn(demo, process.execPath, [vite, 'build', '--emptyOutDir', 'false', '--minify', 'false'], {
    APP: app,
  });
}

function runIn(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): void {
  const run = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
  if (run.status === 0) return;
  const end = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n').slice(-8).join('\n');
  throw new PlainFailure(`${command} ${args[0] ?? ''} in ${cwd} failed:\n${end}`);
}

function versionIn(folder: string, manifest: string, name: string): string {
  const file = join(folder, manifest);
  const { devDependencies } = Value.Parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8')));
  const version = devDependencies[name];
  if (version === undefined) throw new PlainFailure(`${file} does not name ${name}.`);
  return version;
}
