import { findOrInstall } from './debian.ts';

/** Firefox for the journeys in it; undefined if there is none. */
export function findFirefox(): string | undefined {
  const given = process.env.FIREFOX_PATH;
  return findOrInstall({
    binaries: [...(given ? [given] : []), 'firefox-esr', 'firefox'],
    debianPackage: 'firefox-esr',
  });
}
