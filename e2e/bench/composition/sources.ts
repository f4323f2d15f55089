import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Where files come from: a path, and what the browser said of its own copy. */
export type Source = (path: string, ifNoneMatch: string | undefined) => Promise<Answer>;

/** Of one transfer: whoever hands an answer on has their own. */
const HOP = /^(connection|keep-alive|date|transfer-encoding|content-(length|encoding))$/;

export function fromServer(origin: string): Source {
  return async (path, ifNoneMatch) => {
    const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch };
    const response = await fetch(origin + path, { headers, redirect: 'manual' });
    return {
      status: response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => !HOP.test(name))),
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const OF_ONE_FILE = /^(content-type|cache-control|etag|last-modified|accept-ranges)$/;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Files of a folder, sent as the other source sends its own; what the folder doesn't have comes from there. */
export function fromFolder(folder: string, other: Source): Source {
  return async (path, ifNoneMatch) => {
    const isPage = path === '/' || path.startsWith('/signed-in');
    const file = join(folder, isPage ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) return other(path, ifNoneMatch);
    const body = readFileSync(file);
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    const policy = Object.entries((await other('/', undefined)).headers);
    const headers = {
      ...Object.fromEntries(policy.filter(([name]) => !OF_ONE_FILE.test(name))),
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': isPage ? 'no-cache' : IMMUTABLE,
      etag,
    };
    if (ifNoneMatch?.includes(etag)) return { status: 304, headers, body: Buffer.alloc(0) };
    return { status: 200, headers, body };
  };
}
