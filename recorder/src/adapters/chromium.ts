import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import type { BrowserLauncher, LossReason, OpenPage } from '../browser.ts';
import type { Log } from '../log.ts';

const LAUNCH_LIMIT_MS = 20_000;
const CLOSE_LIMIT_MS = 3_000;
const MAX_LOGGED_ERRORS = 10;

/** Each of them was measured to matter, or keeps the browser from calling anybody but the meeting. */
const FLAGS = [
  // Composing on the processor costs less than a software GPU.
  '--disable-gpu',
  // Fargate gives 64 MB of shared memory.
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--autoplay-policy=no-user-gesture-required',
  // Nobody looks at this window: it must not be slowed down for that.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--hide-scrollbars',
  // Frames become garbage within moments. Without a limit (MB) the room for them doubles now and then, up to 25 MB more.
  '--js-flags=--max-semi-space-size=2',
];

export interface ChromiumOptions {
  readonly executablePath: string;
  /** More flags, such as --no-sandbox where the container can't have one. */
  readonly flags: readonly string[];
  readonly log: Log;
}

export function createChromium({ executablePath, flags, log }: ChromiumOptions): BrowserLauncher {
  return {
    async open(url, onLost) {
      const profile = await mkdtemp(join(tmpdir(), 'recorder-chromium-'));
      try {
        const browser = await launch({
          executablePath,
          headless: true,
          // Over a pipe the browser ends by itself when this process is killed.
          pipe: true,
          userDataDir: profile,
          args: [...FLAGS, ...flags],
          // Puppeteer would kill it before the page has flushed.
          handleSIGTERM: false,
          handleSIGINT: false,
          handleSIGHUP: false,
          defaultViewport: { width: 1280, height: 720 },
          timeout: LAUNCH_LIMIT_MS,
        });
        const page = openIn(browser, profile, log);
        await watch(browser, url, onLost, log).catch(async (error: unknown) => {
          await page.close();
          throw error;
        });
        return page;
      } catch (error) {
        await removeProfile(profile);
        throw error;
      }
    },
  };
}

async function watch(
  browser: Browser,
  url: string,
  onLost: (why: LossReason) => void,
  log: Log,
): Promise<void> {
  browser.once('disconnected', () => onLost('browser-gone'));
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.once('error', () => onLost('page-crashed'));
  const logError = createErrorLog(log);
  page.on('pageerror', logError);
  page.on('console', (message) => {
    if (message.type() === 'error') logError(new Error(message.text()));
  });
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LAUNCH_LIMIT_MS });
}

/** The first few only, and scrubbed as all that is logged: a fault that comes with every frame would fill the log. */
function createErrorLog(log: Log): (error: unknown) => void {
  let left = MAX_LOGGED_ERRORS;
  return (error) => {
    if (left-- > 0) log.warn({ err: error }, 'an error in the page');
  };
}

function openIn(browser: Browser, profile: string, log: Log): OpenPage {
  let closing: Promise<void> | undefined;
  const close = async () => {
    const timer = AbortSignal.timeout(CLOSE_LIMIT_MS);
    const late = new Promise<void>((resolve) =>
      timer.addEventListener('abort', () => resolve(), { once: true }),
    );
    await Promise.race([browser.close().catch(() => undefined), late]);
    killGroup(browser.process()?.pid, log);
    await removeProfile(profile);
  };
  return { close: () => (closing ??= close()) };
}

/** Puppeteer starts the browser as the leader of a process group; whatever of it still lives goes with this. */
function killGroup(pid: number | undefined, log: Log): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      log.warn({ err: error }, 'the browser could not be killed');
    }
  }
}

function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
