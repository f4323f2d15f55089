import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { launch, type Page } from 'puppeteer-core';

export const TEST_FLAGS = [
  '--no-sandbox',
  '--allow-loopback-in-peer-connection',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

export interface Tab {
  readonly page: Page;
  close(): Promise<void>;
}

/** One script for a browser, with all that it imports. */
export async function bundle(file: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file.pathname],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['browser'],
    define: { global: 'globalThis' },
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** A browser of its own with one script of this folder in it, and the recorder's worker beside. */
export async function openTab(executablePath: string, script: string): Promise<Tab> {
  const files = new Map<string, readonly [string, string | Buffer]>([
    [
      '/',
      ['text/html', '<!doctype html><title>Test</title><body><script src="/test.js"></script>'],
    ],
    ['/test.js', ['text/javascript', await bundle(new URL(script, import.meta.url))]],
    [
      '/worker.js',
      ['text/javascript', await readFile(new URL('../../dist/page/worker.js', import.meta.url))],
    ],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = files.get(url) ?? ['text/plain', ''];
    response.writeHead(body ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch({
    executablePath,
    headless: true,
    pipe: true,
    // Who opened it closes it; over the pipe it ends by itself when that one is killed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...TEST_FLAGS,
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
    ],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
