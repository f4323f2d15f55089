import {
  aFile,
  MANIFEST,
  REMOTE_MANIFEST,
  sha384,
} from '@video-escalation/tooling/release/built-files';
import type { Built } from '@video-escalation/tooling/release/release-build';
import { build } from 'esbuild';
import { join } from 'node:path';

export type Fault =
  | 'none'
  | 'throws on mount'
  | 'throws in render'
  | 'throws in a listener'
  | 'leaves listeners'
  | 'blocks the page'
  | 'needs another bus';

const ENTRY = 'remoteEntry.js';
const TEAM = 'Orders';

/** A remote of a few lines, with a tab of its own in the rail, and with one fault. */
export async function smallRemote(name: string, title: string, fault: Fault): Promise<Built> {
  const version = `1.0.0-${fault.replaceAll(' ', '-')}`;
  const container = `${name}_${version}`.replaceAll(/\W/g, '_');
  const manifest = {
    ...{ name, team: TEAM, version: '1.0.0', publishes: [], consumes: ['shortcut.pressed.v1'] },
    bus: fault === 'needs another bus' ? '^9.0.0' : '^1.0.0',
    slot: { title: { en: title, de: title } },
  };
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'small-remote.page.tsx')],
    ...{ bundle: true, minify: true, write: false, jsx: 'automatic', format: 'iife' },
    globalName: container,
    define: {
      MANIFEST: JSON.stringify(manifest),
      FAULT: JSON.stringify(fault),
      'process.env.NODE_ENV': '"production"',
    },
  });
  const script = Buffer.from(outputFiles[0]!.contents);
  const modules = { './remote': { scripts: [], styles: [] } };
  const snapshot = { container, entry: ENTRY, modules, shared: {} };
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  return {
    release: { name, version, integrity: { [ENTRY]: sha384(script) }, manifest, snapshot },
    files: [
      aFile(REMOTE_MANIFEST, json(manifest)),
      aFile(ENTRY, script),
      aFile(MANIFEST, json({})),
    ],
    commit: 'a'.repeat(40),
  };
}
