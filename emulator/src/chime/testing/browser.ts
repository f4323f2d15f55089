import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { EmulatedService } from '../../host/service.ts';

/** A Chromium with fake devices. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `No browser at ${executablePath}: install Chromium, or set CHROME_PATH to one.`,
    );
  }
  return chromium.launch({
    executablePath,
    headless: false, // the new headless mode comes by the flag below
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--allow-loopback-in-peer-connection',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--window-size=640,360',
    ],
  });
}

/** Serves a page that holds the real client, as one more service of the host. */
export async function createHarnessService(): Promise<EmulatedService> {
  const { outputFiles } = await build({
    entryPoints: [new URL('harness.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser'],
    define: { global: 'window' },
    logLevel: 'error',
  });
  const script = outputFiles[0]?.text ?? '';
  return {
    name: 'harness',
    routes(app) {
      app.get('/harness.js', (_request, reply) => reply.type('text/javascript').send(script));
      app.get('/harness', (_request, reply) =>
        reply
          .type('text/html')
          .send('<!doctype html><title>harness</title><body><script src="/harness.js"></script>'),
      );
    },
    stop: () => Promise.resolve(),
  };
}

export async function openPage(browser: Browser, url: string, timeout = 30_000): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(url, { timeout });
  return page;
}
