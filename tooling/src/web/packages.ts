/** The packages that run in a browser, and where the local stack serves each (DESIGN §8). */
export const webPackages = {
  shell: { port: 3000 },
  'mfe-ccp': { port: 3001 },
  'mfe-video': { port: 3002 },
  'mfe-adhoc': { port: 3003 },
  'customer-site': { port: 3010 },
} as const;

export type WebPackageName = keyof typeof webPackages;
export const webPackageNames = Object.keys(webPackages) as WebPackageName[];

/** Built by its own script: Node serves it to the recorder's browser alone, so it is in no release. */
export const RECORDER_PAGE = 'recorder';

/** All that `npm start` and the journeys need built. */
export const builtNames: readonly string[] = [...webPackageNames, RECORDER_PAGE];

export function isRemote(name: string): boolean {
  return name.startsWith('mfe-');
}

/** `mfe-video` is released under `/video/<version>/`. */
export function remotePath(name: string, version: string): string {
  return `/${name.slice('mfe-'.length)}/${version}/`;
}
