import { PlainFailure } from '../fail.ts';
import { findOrInstall } from './debian.ts';

/** Chromium or Chrome for the browser tests. @throws PlainFailure that says what to install. */
export function findChromium(): string {
  const given = process.env.CHROME_PATH;
  const found = findOrInstall({
    binaries: [
      ...(given ? [given] : []),
      'chromium',
      'chromium-browser',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debianPackage: 'chromium',
  });
  if (found) return found;
  throw new PlainFailure(
    'The browser tests need Chromium: install Chromium or Chrome, or set CHROME_PATH to it.',
  );
}
