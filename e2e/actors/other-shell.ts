import { cacheFolder, repository } from '@video-escalation/tooling/paths';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { world } from '../world.ts';
import { edited, type Edit } from './editions.ts';

const execute = promisify(execFile);
const LIMIT_MS = 60_000;
/** All that a build of the shell reads of ours. */
const SOURCES = ['shell', 'contracts', 'call', 'tooling'];
const ROOT_FILES = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json'];

/** The agent workspace as another version of the contracts makes it: a real build, in a copy of the sources. */
export class OtherShell {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Below the repository, so that packages are found; ours are those of the copy. */
  static copy(): OtherShell {
    const folder = mkdtempSync(join(cacheFolder, 'other-shell-'));
    const ours = join(folder, 'node_modules', '@video-escalation');
    mkdirSync(ours, { recursive: true });
    for (const each of ROOT_FILES) cpSync(join(repository, each), join(folder, each));
    for (const each of SOURCES) {
      copySources(each, folder);
      symlinkSync(join(folder, each), join(ours, each), 'junction');
    }
    return new OtherShell(folder);
  }

  /** The repository's own shell is served again. */
  async [Symbol.asyncDispose](): Promise<void> {
    await world.deploysShell(join(repository, 'shell', 'dist'));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** With the repository's contracts but for these edits. */
  async isDeployed(edits: readonly Edit[]): Promise<void> {
    copySources('contracts', this.folder);
    for (const edit of edits) {
      const path = join(this.folder, edit.file);
      writeFileSync(path, edited(readFileSync(path, 'utf8'), edit));
    }
    const main = join(this.folder, 'tooling', 'src', 'main.ts');
    await execute(process.execPath, [main, 'build', 'shell'], { timeout: LIMIT_MS });
    await world.deploysShell(join(this.folder, 'shell', 'dist'));
  }
}

function copySources(name: string, folder: string): void {
  cpSync(join(repository, name), join(folder, name), {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
  });
}
