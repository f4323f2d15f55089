import { build } from 'esbuild';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../pages/', import.meta.url));
const entries = [
  'ccp/ccp.tsx',
  'ccp/ccp.css',
  'guide/guide.tsx',
  'guide/guide.css',
  'phone/phone.tsx',
  'phone/phone.css',
  'sign-in/sign-out.ts',
  'sign-in/signed-in.ts',
  'sign-in/sign-in.css',
  'style/base.css',
];

export interface Asset {
  readonly type: string;
  readonly content: Buffer | Uint8Array;
}

let built: Promise<ReadonlyMap<string, Asset>> | undefined;

/** Bundles the pages' scripts and styles; once per process, however many emulators it starts. */
export function buildAssets(): Promise<ReadonlyMap<string, Asset>> {
  return (built ??= bundle());
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

async function bundle(): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    absWorkingDir: pages,
    entryPoints: entries,
    entryNames: '[name]',
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const assets = outputFiles.map((file): [string, Asset] => {
    const name = basename(file.path);
    return [name, { type: typeOf(name), content: file.contents }];
  });
  assets.push(['icon.svg', await fromFile(`${pages}style/icon.svg`)]);
  // As published, not bundled again: Streams must come first, both fill the global `connect`.
  assets.push(['chat.js', await fromFile(chatBundle())]);
  return new Map(assets);
}

function chatBundle(): string {
  return createRequire(import.meta.url).resolve('amazon-connect-chatjs');
}

async function fromFile(path: string): Promise<Asset> {
  return { type: typeOf(path), content: await readFile(path) };
}

export function addAssets(app: FastifyInstance, assets: ReadonlyMap<string, Asset>): void {
  app.get('/assets/:name', (request, reply) => {
    const asset = assets.get((request.params as { name: string }).name);
    if (!asset) return reply.code(404).send({ message: 'No such asset.' });
    return reply
      .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      .type(asset.type)
      .send(asset.content);
  });
}
