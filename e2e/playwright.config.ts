import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './browsers/chromium.ts';

/** What this stack asks of Chromium beside the usual; the later of two alike counts. */
const flagsOfStack = process.env.STACK_CHROMIUM_FLAGS?.split('\n') ?? [];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Each journey has two browsers' worth of real media on two cores: one at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    headless: true,
    viewport: { width: 1280, height: 720 },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROME_PATH!,
      args: [...chromiumFlags, ...flagsOfStack],
    },
  },
  projects: [
    { name: 'journeys', testMatch: 'journeys/*.e2e.ts' },
    // The first journey waits for a second browser to start, and each reloads a page in mid-call.
    { name: 'firefox', testMatch: 'firefox/*.e2e.ts', timeout: 240_000 },
    { name: 'lan', testMatch: 'lan/*.e2e.ts' },
    { name: 'screenshots', testMatch: 'screenshots/*.shots.ts' },
  ],
});
