import { join } from 'node:path';
import { cacheFolder, repository } from '../paths.ts';
import { addresses } from '../stack/addresses.ts';
import { findChromium } from '../stack/chromium.ts';
import { findFirefox } from '../stack/firefox.ts';
import { NAMESPACE_ADDRESS, networkNamespace } from '../stack/network-namespace.ts';
import { findRedis } from '../stack/redis.ts';
import type { StackOptions } from '../stack/stack.ts';
import { builtNames } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { playwrightArguments, withStack } from './e2e.ts';
import { run } from './run.ts';

/** Each is a project of Playwright's and a command. */
type Project = 'firefox' | 'lan';

/** Ports are the namespace's own; the folder of the stack must not be another stack's. */
const PORT_OFFSET = 30_000;

const stacks: Readonly<Record<Project, Partial<StackOptions>>> = {
  firefox: { mediaAddresses: ['127.0.0.1', NAMESPACE_ADDRESS] },
  lan: { lanAddress: NAMESPACE_ADDRESS },
};

const resultsOf = (project: Project) => join(cacheFolder, `${project}.json`);

/**
 * `firefox [--repeat N] [--grep TEXT]`: the journeys with Firefox on one side. Firefox gathers no loopback candidates,
 * so that stack and browsers run in a network namespace which has another address.
 */
export function firefox(args: readonly string[]): Promise<number> {
  const FIREFOX_PATH = findFirefox();
  if (FIREFOX_PATH) return inNamespace('firefox', args, { FIREFOX_PATH });
  return skip(
    'firefox',
    args,
    'Firefox is missing: install firefox-esr, or set FIREFOX_PATH to it.',
  );
}

/** `lan [--repeat N]`: the journey of a device that reaches `npm start -- --lan` over the network. */
export function lan(args: readonly string[]): Promise<number> {
  return inNamespace('lan', args, {});
}

/** Where no namespace can be made, each journey is reported as skipped. */
async function inNamespace(
  project: Project,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const enter = networkNamespace();
  if (!enter) {
    const reason =
      'no network namespace can be made here: that takes Linux, `ip` of iproute2, and root or user namespaces.';
    return skip(project, args, reason);
  }
  const CHROME_PATH = findChromium();
  // Nothing can be installed from inside.
  findRedis();
  await buildStale(builtNames, (line) => console.log(`· ${line}`));
  const main = join(repository, 'tooling', 'src', 'main.ts');
  const [program, ...rest] = enter([process.execPath, main, 'in-namespace', project, ...args]);
  return run(program, rest, { ...env, CHROME_PATH });
}

/** `in-namespace firefox|lan`: the same, already in the namespace. */
export function insideNamespace([project, ...args]: readonly string[]): Promise<number> {
  const name = project === 'lan' ? 'lan' : 'firefox';
  const journeys = (env: NodeJS.ProcessEnv) => runJourneys(name, args, env);
  return withStack(journeys, { portOffset: PORT_OFFSET, ...stacks[name] });
}

function skip(project: Project, args: readonly string[], reason: string): Promise<number> {
  console.log(`· The journeys '${project}' are skipped: ${reason}`);
  const STACK_ADDRESSES = JSON.stringify(addresses(PORT_OFFSET, 2));
  return runJourneys(project, args, { STACK_ADDRESSES, SKIP_JOURNEYS: reason });
}

function runJourneys(
  project: Project,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const PLAYWRIGHT_JSON_OUTPUT_FILE = resultsOf(project);
  return run('playwright', playwrightArguments(project, args), {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE,
  });
}
