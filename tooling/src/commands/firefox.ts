import { join } from 'node:path';
import { cacheFolder, repository } from '../paths.ts';
import { addresses } from '../stack/addresses.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFirefox } from '../stack/firefox.ts';
import { NAMESPACE_ADDRESS, networkNamespace } from '../stack/network-namespace.ts';
import { findRedis } from '../stack/redis.ts';
import { builtNames } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { playwrightArguments, withStack } from './e2e.ts';
import { run } from './run.ts';

export const FIREFOX_RESULTS = join(cacheFolder, 'firefox.json');
/** Ports are the namespace's own; the folder of the stack must not be another stack's. */
const PORT_OFFSET = 30_000;
const INSIDE = 'firefox-inside';

/**
 * `firefox [--repeat N] [--grep TEXT]`: the journeys with Firefox on one side. Firefox gathers no loopback candidates,
 * so that stack and browsers run in a network namespace which has another address. Where there is no Firefox or no
 * namespace, each journey is reported as skipped.
 */
export async function firefox(args: readonly string[]): Promise<number> {
  const enter = networkNamespace();
  const FIREFOX_PATH = findFirefox();
  if (!enter || !FIREFOX_PATH) return skip(args, reasonToSkip(enter !== undefined));
  const CHROME_PATH = findChromium();
  // Nothing can be installed from inside.
  findRedis();
  await buildStale(builtNames, (line) => console.log(`· ${line}`));
  const main = join(repository, 'tooling', 'src', 'main.ts');
  const [program, ...rest] = enter([process.execPath, main, INSIDE, ...args]);
  return run(program, rest, { FIREFOX_PATH, CHROME_PATH });
}

/** `firefox-inside`: the same, already in the namespace. */
export function firefoxInside(args: readonly string[]): Promise<number> {
  const journeys = (env: NodeJS.ProcessEnv) => runJourneys(args, env);
  const mediaAddresses = ['127.0.0.1', NAMESPACE_ADDRESS];
  return withStack(journeys, { portOffset: PORT_OFFSET, mediaAddresses });
}

function reasonToSkip(hasNamespace: boolean): string {
  return hasNamespace
    ? 'Firefox is missing: install firefox-esr, or set FIREFOX_PATH to it.'
    : 'no network namespace can be made here: that takes Linux, `ip` of iproute2, and root or user namespaces.';
}

function skip(args: readonly string[], reason: string): Promise<number> {
  console.log(`· The journeys in Firefox are skipped: ${reason}`);
  const STACK_ADDRESSES = JSON.stringify(addresses(PORT_OFFSET, 2));
  return runJourneys(args, { STACK_ADDRESSES, FIREFOX_MISSING: reason });
}

function runJourneys(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return run('playwright', playwrightArguments('firefox', args), {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: FIREFOX_RESULTS,
  });
}
