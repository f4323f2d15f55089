import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Wanted {
  /** Names or absolute paths, the best first. */
  readonly binaries: readonly string[];
  readonly debianPackage: string;
}

/** A program of this machine; on Debian as root it is installed when missing. Undefined if there's none. */
export function findOrInstall({ binaries, debianPackage }: Wanted): string | undefined {
  const found = find(binaries);
  if (found || !canInstall()) return found;
  console.log(`· ${debianPackage} is missing: installing Debian's package …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Without a fresh index Debian offers versions that its mirrors no longer keep.
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', debianPackage],
  ]) {
    spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 });
  }
  return find(binaries);
}

export const findProgram = (name: string): string | undefined => find([name]);

function find(binaries: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return binaries
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}
