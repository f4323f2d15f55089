import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { RemoteRelease } from '../web/release.ts';

/** One file of a version's folder, by its path in there. */
export interface BuiltFile {
  readonly path: string;
  readonly body: Buffer;
  readonly contentType: string;
}

/** What the shell asks for first: put up last, so that a folder that has it is whole. */
export const MANIFEST = 'mf-manifest.json';
/** What the remote says of itself, for the checks of later releases. */
export const REMOTE_MANIFEST = 'remote.json';

const KEPT_BACK = [/\.map$/, /^mf-stats\.json$/, /^release\.json$/];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** All that is shipped of a build, its manifest last. */
export async function builtFiles(dist: string, release: RemoteRelease): Promise<BuiltFile[]> {
  const paths: string[] = [];
  for await (const entry of glob('**/*.*', { cwd: dist, withFileTypes: false })) paths.push(entry);
  const shipped = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !KEPT_BACK.some((each) => each.test(path)))
    .sort((a, b) => Number(a === MANIFEST) - Number(b === MANIFEST) || (a < b ? -1 : 1));
  const about = aFile(REMOTE_MANIFEST, Buffer.from(JSON.stringify(release.manifest)));
  return [about, ...shipped.map((path) => aFile(path, readFileSync(join(dist, path))))];
}

export function aFile(path: string, body: Buffer): BuiltFile {
  const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
  return { path, body, contentType };
}

export function sha384(body: Uint8Array): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`;
}
