import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../paths.ts';

/** A remote's folder, which is also its name: every `mfe-*` at the top is one. */
export type RemoteName = `mfe-${string}`;
export type WebPackageName = 'shell' | 'customer-site' | RemoteName;

/** The packages that run in a browser, and where the local stack serves each (DESIGN §8). */
export const webPackages: Readonly<Record<WebPackageName, { readonly port: number }>> = {
  shell: { port: 3000 },
  ...readRemotes(repository),
  'customer-site': { port: 3010 },
};

export const webPackageNames = Object.keys(webPackages) as WebPackageName[];
export const remoteNames = webPackageNames.filter(isRemote);

/** Built by its own script: Node serves it to the recorder's browser alone, so it is in no release. */
export const RECORDER_PAGE = 'recorder';

/** All that `npm start` and the journeys need built. */
export const builtNames: readonly string[] = [...webPackageNames, RECORDER_PAGE];

export function isRemote(name: string): name is RemoteName {
  return name.startsWith('mfe-');
}

/** `mfe-video` is released under `/video/<version>/`. */
export function remotePath(name: string, version: string): string {
  return `/${name.slice('mfe-'.length)}/${version}/`;
}

/** Every remote by its port, which its package.json says: `"videoEscalation": {"port": 3001}`. */
export function readRemotes(root: string): Record<RemoteName, { readonly port: number }> {
  const remotes = globSync('mfe-*/package.json', { cwd: root }).map((file) => {
    const { videoEscalation } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      videoEscalation: { readonly port: number };
    };
    return [dirname(file), videoEscalation] as const;
  });
  return Object.fromEntries(remotes.sort(([, a], [, b]) => a.port - b.port));
}
