import { PlainFailure } from './fail.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Each command brings its own tools, so that `start` doesn't wait for the linter's. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  build: async () => (await import('./commands/build.ts')).build,
  'build-one': async () => (await import('./commands/build.ts')).buildOne,
  dev: async () => (await import('./commands/dev.ts')).dev,
  'new-remote': async () => (await import('./commands/new-remote.ts')).newRemote,
  test: async () => (await import('./commands/test.ts')).test,
  format: async () => (await import('./commands/checks.ts')).format,
  lint: async () => (await import('./commands/checks.ts')).lint,
  types: async () => (await import('./commands/checks.ts')).types,
  deadcode: async () => (await import('./commands/checks.ts')).deadcode,
  unit: async () => (await import('./commands/checks.ts')).unit,
  e2e: async () => (await import('./commands/e2e.ts')).e2e,
  firefox: async () => (await import('./commands/network-journeys.ts')).firefox,
  lan: async () => (await import('./commands/network-journeys.ts')).lan,
  'in-namespace': async () => (await import('./commands/network-journeys.ts')).insideNamespace,
  images: async () => (await import('./commands/images.ts')).images,
  bench: async () => (await import('./commands/bench.ts')).bench,
  soak: async () => (await import('./commands/soak.ts')).soak,
  foreign: async () => (await import('./commands/foreign.ts')).foreign,
  release: async () => (await import('./commands/release.ts')).release,
  configure: async () => (await import('./commands/operate.ts')).configure,
  flows: async () => (await import('./commands/operate.ts')).flows,
  fidelity: async () => (await import('./commands/operate.ts')).fidelity,
  grants: async () => (await import('./commands/grants.ts')).grants,
  contracts: async () => (await import('./commands/contracts.ts')).contracts,
  screenshots: async () => (await import('./commands/e2e.ts')).screenshots,
};

const [name = 'help', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) {
  console.error(`There is no command '${name}'. There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(1);
}
try {
  process.exitCode = await (await load())(args);
} catch (error) {
  console.error(error instanceof PlainFailure ? `\n${error.message}` : error);
  process.exitCode = 1;
}
