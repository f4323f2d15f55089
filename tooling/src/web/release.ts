import type { RemoteManifest } from '@video-escalation/contracts/remote';
import type { RemoteSnapshot } from '@video-escalation/contracts/remotes/registry';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../paths.ts';

/** What was built, beside it (`release.json`): all that the registry says of it comes from here. */
export interface Release {
  readonly name: string;
  /** The package's version and the first 8 digits of its content's hash: other content is another version. */
  readonly version: string;
  /** SHA-384 of each script and style sheet, by path relative to dist (W3C Subresource Integrity). */
  readonly integrity: Readonly<Record<string, string>>;
}

export interface RemoteRelease extends Release {
  readonly manifest: RemoteManifest;
  readonly snapshot: RemoteSnapshot;
}

export async function writeRelease(name: string, isRemote: boolean): Promise<void> {
  const dist = join(repository, name, 'dist');
  const integrity: Record<string, string> = {};
  for await (const file of glob('**/*.{js,css}', { cwd: dist })) {
    integrity[file] = sri(readFileSync(join(dist, file)));
  }
  if (!isRemote) sealPage(join(dist, 'index.html'), integrity);
  const version = `${packageVersion(name)}-${contentHash(integrity)}`;
  const release: Release = { name, version, integrity };
  const whole = isRemote
    ? { ...release, manifest: await readManifest(name), snapshot: readSnapshot(dist) }
    : release;
  writeFileSync(join(dist, 'release.json'), JSON.stringify(whole, null, 2));
}

export function readRelease(name: string): RemoteRelease {
  return readJson<RemoteRelease>(join(repository, name, 'dist', 'release.json'));
}

function packageVersion(name: string): string {
  return readJson<{ version: string }>(join(repository, name, 'package.json')).version;
}

function contentHash(integrity: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(integrity).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
}

function sri(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Content hashes are final only after webpack is done, so the page's own tags are sealed here. */
function sealPage(file: string, integrity: Readonly<Record<string, string>>): void {
  const html = readFileSync(file, 'utf8');
  const sealed = html.replace(
    // What is only asked for ahead must be asked for as its user will.
    /(?<!as="?(?:script|style)"? )(src|href)="?\/([\w./~-]+\.(?:js|css))"?/g,
    (tag, kind, path: string) =>
      integrity[path]
        ? `${kind as string}="/${path}" integrity="${integrity[path]}" crossorigin="anonymous"`
        : tag,
  );
  writeFileSync(file, sealed);
}

/** Of the sources: what the remote will say of itself. */
export async function readManifest(name: string): Promise<RemoteManifest> {
  const file = pathToFileURL(join(repository, name, 'src', 'manifest.ts')).href;
  return ((await import(file)) as { manifest: RemoteManifest }).manifest;
}

/** The parts of mf-manifest.json that are used, as module federation 2.9 writes it. */
interface FederationManifest {
  readonly metaData: {
    readonly globalName: string;
    readonly remoteEntry: { readonly name: string; readonly path: string };
  };
  readonly shared: readonly { readonly name: string; readonly requiredVersion: string }[];
  readonly exposes: readonly {
    readonly path: string;
    readonly assets: Readonly<Record<'js' | 'css', { readonly sync: readonly string[] }>>;
  }[];
}

function readSnapshot(dist: string): RemoteSnapshot {
  const { metaData, shared, exposes } = readJson<FederationManifest>(
    join(dist, 'mf-manifest.json'),
  );
  const { globalName: container, remoteEntry } = metaData;
  return {
    container,
    entry: `${remoteEntry.path}${remoteEntry.name}`,
    modules: Object.fromEntries(
      exposes.map(({ path, assets: { js, css } }) => [
        path,
        { scripts: [...js.sync], styles: [...css.sync] },
      ]),
    ),
    shared: Object.fromEntries(shared.map((each) => [each.name, each.requiredVersion])),
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
