import { repository } from '@video-escalation/tooling/paths';
import { builtFiles } from '@video-escalation/tooling/release/built-files';
import type { Built } from '@video-escalation/tooling/release/release-build';
import type { RemoteRelease } from '@video-escalation/tooling/web/release';
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const LIMIT_MS = 120_000;
const SOURCES = ['contracts', 'call', 'tooling', 'shell', 'mfe-ccp', 'mfe-video', 'mfe-adhoc'];
const OWN = '@video-escalation';

/** What another minor version may bring: an event more, a field more in an event, and a remote that says it. */
const CHANGES = [
  ['contracts/src/events/registry.ts', /BUS_VERSION = '1\.\d+\.\d+'/, "BUS_VERSION = '1.99.0'"],
  [
    'contracts/src/events/contact.ts',
    'contacts: Type.Array(ContactRef),',
    '$& mood: Type.Optional(Type.String()),',
  ],
  [
    'contracts/src/events/workspace.ts',
    'workspaceEvents = {',
    "$& 'mood.changed.v1': event({ owner: 'shell', replay: 'last', payload: Type.Object({}) }),",
  ],
  [
    'mfe-ccp/src/ccp/ccp.model.ts',
    "bus.publish('contact.changed.v1', payload)",
    "bus.publish('contact.changed.v1', { ...payload, mood: 'cheerful' })",
  ],
] as const;

/** The sources as they may be in a while, their contracts a version ahead. What is built of them is real. */
export class Tomorrow {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static make(): Tomorrow {
    const folder = mkdtempSync(join(tmpdir(), 'tomorrow-'));
    for (const each of SOURCES)
      cpSync(join(repository, each), join(folder, each), {
        recursive: true,
        filter: (path) => !['dist', 'node_modules'].includes(basename(path)),
      });
    for (const each of readdirSync(repository, { withFileTypes: true }))
      if (each.isFile()) cpSync(join(repository, each.name), join(folder, each.name));
    linkPackages(join(folder, 'node_modules'), folder);
    for (const [file, from, to] of CHANGES) change(join(folder, file), from, to);
    return new Tomorrow(folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Returns the folder of what was built. */
  async build(name: string): Promise<string> {
    const args = [join(this.folder, 'tooling/src/main.ts'), 'build-one', name];
    await execute(process.execPath, args, { cwd: this.folder, timeout: LIMIT_MS });
    return join(this.folder, name, 'dist');
  }

  async remote(name: string): Promise<Built> {
    const dist = await this.build(name);
    const release = JSON.parse(readFileSync(join(dist, 'release.json'), 'utf8')) as RemoteRelease;
    return { release, files: await builtFiles(dist, release), commit: 'c'.repeat(40) };
  }
}

/** Everybody else's packages as they are here, our own from these sources. */
function linkPackages(to: string, folder: string): void {
  const from = join(repository, 'node_modules');
  mkdirSync(join(to, OWN), { recursive: true });
  for (const each of readdirSync(from))
    if (each !== OWN) symlinkSync(join(from, each), join(to, each), 'junction');
  for (const each of SOURCES) symlinkSync(join(folder, each), join(to, OWN, each), 'junction');
}

function change(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)}: tomorrow is as today.`);
  writeFileSync(file, after);
}
