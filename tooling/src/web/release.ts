import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../paths.ts';

/** What was built, beside it: the registry takes version, integrity and bus range from here. */
export interface Release {
  readonly name: string;
  readonly version: string;
  /** SHA-384 of each script and style sheet, by path relative to dist (W3C Subresource Integrity). */
  readonly integrity: Readonly<Record<string, string>>;
  /** Range of the bus contract; empty for what isn't a remote. */
  readonly bus: string;
}

export async function writeRelease(name: string, isRemote: boolean): Promise<void> {
  const dist = join(repository, name, 'dist');
  const integrity: Record<string, string> = {};
  for await (const file of glob('**/*.{js,css}', { cwd: dist })) {
    integrity[file] = sri(readFileSync(join(dist, file)));
  }
  if (!isRemote) sealPage(join(dist, 'index.html'), integrity);
  const { version } = readJson<{ version: string }>(join(repository, name, 'package.json'));
  const release: Release = { name, version, integrity, bus: isRemote ? await busRange(name) : '' };
  writeFileSync(join(dist, 'release.json'), JSON.stringify(release, null, 2));
}

export function readRelease(name: string): Release {
  return readJson<Release>(join(repository, name, 'dist', 'release.json'));
}

function sri(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Content hashes are final only after webpack is done, so the page's own tags are sealed here. */
function sealPage(file: string, integrity: Readonly<Record<string, string>>): void {
  const html = readFileSync(file, 'utf8');
  const sealed = html.replace(
    /(src|href)="?\/([\w./~-]+\.(?:js|css))"?/g,
    (tag, kind, path: string) =>
      integrity[path]
        ? `${kind as string}="/${path}" integrity="${integrity[path]}" crossorigin="anonymous"`
        : tag,
  );
  writeFileSync(file, sealed);
}

async function busRange(name: string): Promise<string> {
  const file = pathToFileURL(join(repository, name, 'src', 'manifest.ts')).href;
  const { manifest } = (await import(file)) as { manifest: { bus: string } };
  return manifest.bus;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
