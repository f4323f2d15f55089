import { firefox, type Browser } from '@playwright/test';
import { fileURLToPath } from 'node:url';

const preferences = {
  // Camera and microphone are made up, and granted without a question.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // 0: sound may play before anybody has pressed anything.
  'media.autoplay.default': 0,
  // Nothing of the browser's own goes out.
  'app.normandy.enabled': false,
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * The Firefox that is installed on this machine (`FIREFOX_PATH`), over WebDriver BiDi. It has no way to choose a
 * screen to share without a window.
 */
export function launchFirefox(): Promise<Browser> {
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('bidi-relay.ts', import.meta.url)),
    headless: true,
    firefoxUserPrefs: preferences,
  });
}
