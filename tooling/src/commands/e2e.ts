import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../paths.ts';
import { keepUsage } from '../grants/usage.ts';
import { findChromium } from '../stack/chromium.ts';
import { startStack, type Stack, type StackOptions } from '../stack/stack.ts';
import { builtNames } from '../web/packages.ts';
import { buildStale } from './build.ts';
import { run } from './run.ts';
import { portOffset } from './start.ts';

/** The journeys have a stack of their own beside one that a developer may have running. */
const E2E_PORT_OFFSET = 20_000;

/** `e2e [--repeat N] [--grep TEXT]`: the journeys in real Chromium, with two api processes behind them. */
export function e2e(args: readonly string[], options: Partial<StackOptions> = {}): Promise<number> {
  const playwright = playwrightArguments('journeys', args);
  return withStack((env) => run('playwright', playwright, env), options);
}

/** Playwright's, for the project's journeys: all of them, or those that match; once or again and again. */
export function playwrightArguments(project: string, args: readonly string[]): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { repeat: { type: 'string', default: '1' }, grep: { type: 'string' } },
    allowPositionals: true,
  });
  return [
    'test',
    '--config=e2e/playwright.config.ts',
    `--project=${project}`,
    `--repeat-each=${values.repeat}`,
    ...(values.grep ? [`--grep=${values.grep}`] : []),
    ...positionals,
  ];
}

/** `screenshots`: the pictures of the documentation, taken from the journey. */
export function screenshots(): Promise<number> {
  return withStack((env) => run('playwright', playwrightArguments('screenshots', []), env));
}

/** Brings a stack up, tells the child where it is, and takes it down again whatever happens. */
export async function withStack(
  use: (env: NodeJS.ProcessEnv) => Promise<number>,
  options: Partial<StackOptions> = {},
): Promise<number> {
  const chromium = findChromium();
  await buildStale(builtNames, (line) => console.log(`· ${line}`));
  const stack = await startStack({
    portOffset: E2E_PORT_OFFSET + portOffset(),
    apiCount: 2,
    isVerbose: false,
    isFresh: true,
    onStep: () => undefined,
    ...options,
  });
  const control = await startControl(stack);
  try {
    return await use({
      CHROME_PATH: chromium,
      STACK_ADDRESSES: JSON.stringify(stack.addresses),
      STACK_LOGS: stack.logFolder,
      STACK_RECORDINGS_BUCKET: recordingsBucketOf(stack),
      STACK_CONTROL: control.address,
      STACK_CHROMIUM_FLAGS: stack.lan?.chromiumFlags.join('\n'),
      ...stack.lan?.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(cacheFolder, 'e2e.json'),
    });
  } finally {
    control.stop();
    await keepUsage(stack.addresses.emulator, stack.deployment);
    await stack.stop();
  }
}

function recordingsBucketOf({ deployment }: Stack): string {
  return deployment.taskDefinition('api').container.environment.RECORDING_BUCKET ?? '';
}

/**
 * What a journey may do to the stack from outside: `POST /restart-api/<index>` with changed settings, and
 * `POST /deploy-shell` with the folder of another build of it.
 */
async function startControl(stack: Stack): Promise<{ address: string; stop(): void }> {
  const server = createServer((request, response) => {
    const [, action, index] = request.url?.split('/') ?? [];
    const actions: Record<string, (body: unknown) => Promise<void>> = {
      'restart-api': (settings) => stack.restartApi(Number(index), settings as NodeJS.ProcessEnv),
      'deploy-shell': (body) => stack.deployShell((body as { dist: string }).dist),
    };
    const act = actions[action ?? ''];
    if (request.method !== 'POST' || !act) return response.writeHead(404).end();
    json(request)
      .then(act)
      .then(
        () => response.writeHead(204).end(),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
