import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Lock {
  packages: Record<string, object>;
}

/** Enters a workspace into package-lock.json as npm would; its libraries are in there for the other remotes. */
export function lockRemote(root: string, folder: string): void {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const { name, version, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  const entries = Object.entries({
    ...lock.packages,
    [folder]: { name, version, dependencies, devDependencies },
    [`node_modules/${name as string}`]: { resolved: folder, link: true },
  });
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
