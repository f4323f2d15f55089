import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answers, logFile, startProcess, type ManagedProcess } from '../stack/processes.ts';
import { freePort } from '../stack/ports.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Source } from './source.ts';
import type { Suite } from './suites.ts';

export interface SuiteOptions {
  readonly source: Source;
  /** The emulator's address. */
  readonly emulator: string;
  readonly chromedriver: string;
  readonly logFolder: string;
  /** After this time the suite is stopped, and its open cases count as not run. */
  readonly limitMs: number;
  /** Ends the suite early. */
  readonly interrupted: AbortSignal;
}

/** Runs one suite unchanged against the emulator; the demo's server and the browsers end with it. */
export async function runSuite(suite: Suite, options: SuiteOptions): Promise<Outcome> {
  const { source, logFolder, limitMs } = options;
  const parts: ManagedProcess[] = [];
  const start = (
    name: string,
    cwd: string,
    command: readonly [string, ...string[]],
    env: object,
  ) => {
    const file = `${suite.name}-${name}`;
    rmSync(logFile({ logFolder, name: file }), { force: true });
    const environment = { ...process.env, ...env };
    const part = startProcess({
      ...{ name: file, cwd, command, logFolder, isVerbose: false, env: environment },
    });
    parts.push(part);
    return part;
  };
  try {
    const [demoPort, driverPort] = [await freePort(), await freePort()];
    const demo = start('demo', source.demo, demoCommand(demoPort), demoEnv(suite, options));
    const driver = start(
      'chromedriver',
      source.folder,
      [options.chromedriver, `--port=${driverPort}`],
      {},
    );
    await answers(demo, `http://127.0.0.1:${demoPort}/`, logFolder);
    await answers(driver, `http://127.0.0.1:${driverPort}/status`, logFolder);

    const mocha = join(source.integration, 'node_modules/mocha/bin/mocha.js');
    const command = [
      process.execPath,
      mocha,
      '--reporter',
      'json-stream',
      `${suite.name}.js`,
    ] as const;
    const cases = start(
      'cases',
      join(source.integration, 'tests'),
      command,
      suiteEnv(suite, demoPort, driverPort),
    );
    await Promise.race([cases.gone, timeLimit(limitMs, options.interrupted)]);
    await cases.stop();
    return outcomeOf(readFileSync(logFile({ logFolder, name: cases.name }), 'utf8'));
  } finally {
    for (const part of parts.reverse()) await stopWithChildren(part);
  }
}

function timeLimit(limitMs: number, interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, limitMs).unref();
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Their server script has its port fixed; the function behind it does not. */
function demoCommand(port: number): readonly [string, ...string[]] {
  return [process.execPath, '-e', `require('./api-server.js').serve('127.0.0.1:${port}')`];
}

function demoEnv({ app }: Suite, { emulator }: SuiteOptions): NodeJS.ProcessEnv {
  return {
    APP: app,
    ENDPOINT: `${emulator}/chime`,
    AWS_ACCESS_KEY_ID: 'AKIALOCALAPI00000000',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

/** What the suites' own runner sets (integration/script/run-test.js), and the adjustments to this machine. */
function suiteEnv({ name }: Suite, demoPort: number, driverPort: number): NodeJS.ProcessEnv {
  return {
    HOST: 'local',
    TEST_TYPE: 'integration-test',
    TEST: JSON.stringify({ name, testImpl: `${name}.js`, retry: 0 }),
    CLIENT: JSON.stringify({ browserName: 'chrome', browserVersion: 'latest', platform: 'LINUX' }),
    HEADLESS_MODE: 'true',
    // Debian's chromedriver, which finds Debian's Chromium; without it Selenium looks for downloads.
    SELENIUM_BROWSER: 'chrome',
    SELENIUM_REMOTE_URL: `http://127.0.0.1:${driverPort}`,
    TEST_URL: demoAddress(demoPort),
  };
}

/**
 * The suites append `?attendee-presence-timeout-ms=5000&fatal=1&…` to the address. Without a region the demo asks a
 * server of AWS for the nearest one, and with `fatal=1` it gives up when that fails. The last parameter takes the first
 * of theirs, which is therefore given here too.
 */
function demoAddress(port: number): string {
  return `http://127.0.0.1:${port}/?region=us-east-1&attendee-presence-timeout-ms=5000&given=`;
}

/** The browsers of a suite that was stopped are in chromedriver's process group. */
async function stopWithChildren(part: ManagedProcess): Promise<void> {
  await part.stop();
  try {
    process.kill(-part.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
