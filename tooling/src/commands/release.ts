import { PlainFailure } from '../fail.ts';
import { isChangeCommand, runChange } from '../release/commands/change-commands.ts';
import { history } from '../release/commands/history.ts';
import { readOptions, type Options } from '../release/commands/options.ts';
import { runPrune } from '../release/commands/prune.ts';
import { releaseRemotes } from '../release/commands/release-remotes.ts';
import { status } from '../release/commands/status.ts';
import { USAGE } from '../release/commands/usage.ts';
import { readRegistry } from '../release/history.ts';
import { openDeployment, type Deployment } from '../release/place.ts';
import { clientsOf } from '../release/stage.ts';
import { isRemote } from '../web/packages.ts';
import { portOffset } from './start.ts';

/** `release REMOTE…` and what else there is to do with a release; see `--help`. */
export async function release(args: readonly string[]): Promise<number> {
  const { run, options } = readCommand(args);
  if (options.help || args.length === 0) return say(USAGE);
  const deployment = await openDeployment(clientsOf(options.stage, portOffset()));
  return say(await run(deployment, options));
}

type Run = (deployment: Deployment, options: Options) => Promise<string>;

/** @throws PlainFailure when there is no such command or option. */
export function readCommand(args: readonly string[]): { run: Run; options: Options } {
  const [first = '', ...rest] = args;
  const isVerb = first !== '' && !first.startsWith('-') && !isRemote(first);
  const options = readOptions(isVerb ? rest : args);
  return { run: isVerb ? verb(first) : releaseRemotes, options };
}

function verb(name: string): Run {
  if (isChangeCommand(name)) return (deployment, options) => runChange(name, deployment, options);
  const found = verbs[name];
  if (found) return found;
  throw new PlainFailure(`There is no '${name}': 'npm run release -- --help' lists what there is.`);
}

const verbs: Readonly<Record<string, Run>> = {
  status: async ({ store }, options) => status(await readRegistry(store), options),
  history: ({ store }, { positionals }) => history(store, positionals[0]),
  prune: runPrune,
};

function say(text: string): number {
  console.log(text);
  return 0;
}
