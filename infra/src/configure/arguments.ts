import { parseArgs } from 'node:util';
import type { RawParameters } from '../parameters/parse.ts';
import { PlainFailure } from './failure.ts';
import { describe, isParameter, parameterNames } from './parameter-list.ts';

export interface Request {
  readonly task: 'help' | 'configure' | 'delete' | 'check';
  /** Ask for what isn't given, or take what is given alone; undefined: ask if nothing is given. */
  readonly isInteractive: boolean | undefined;
  /** Begin with the defaults instead of what is stored. */
  readonly isFresh: boolean;
  /** Write nothing, say what would be written. */
  readonly isTest: boolean;
  /** Don't ask whether it is meant. */
  readonly isSure: boolean;
  /** By the parameters' names; an empty text takes one away. */
  readonly given: RawParameters;
}

const flags = {
  help: { type: 'boolean', short: 'h' },
  interactive: { type: 'boolean', short: 'i' },
  load: { type: 'boolean', short: 'l' },
  test: { type: 'boolean', short: 't' },
  delete: { type: 'boolean', short: 'd' },
  check: { type: 'boolean', short: 'c' },
  fresh: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
} as const;

/** Parameters of the sample that this project succeeds which mean nothing here any more, and why. */
const retired: Readonly<Record<string, string>> = {
  'recording-playback-security-profile-id':
    'say its name instead of its id: --recording-playback-security-profile="Video Recording Playback"',
  'recording-attendee-name': 'leave it out: everybody in a call sees RECORDING',
  'cdk-pipeline-create-new-repository':
    'leave it out: the pipeline watches a repository of yours by --cdk-pipeline-connection-arn',
};

type Values = Partial<Record<keyof typeof flags, boolean>> & Readonly<Record<string, unknown>>;

/** @throws PlainFailure that says which argument can't be used. */
export function parseArguments(args: readonly string[]): Request {
  const { load = false, ...values } = parse(args);
  const given = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
  const hasGiven = Object.keys(given).length > 0;
  return {
    task: values.help ? 'help' : values.delete ? 'delete' : values.check ? 'check' : 'configure',
    // What is stored is always there; `--load` alone only shows it.
    isInteractive: values.interactive ?? (load || hasGiven ? false : undefined),
    isFresh: values.fresh ?? false,
    isTest: values.test ?? false,
    isSure: values.yes ?? false,
    given,
  };
}

function parse(args: readonly string[]): Values {
  const options = Object.fromEntries(
    parameterNames.map((name) => [name, { type: 'string' } as const]),
  );
  try {
    return parseArgs({ args: args.map(spellOut), options: { ...options, ...flags } }).values;
  } catch (cause) {
    throw new PlainFailure(refusal(cause as Error), { cause });
  }
}

/** A parameter that is true or false may be named alone, which means true. */
function spellOut(arg: string, index: number, all: readonly string[]): string {
  const name = arg.slice(2);
  if (!arg.startsWith('--') || !isParameter(name)) return arg;
  const isAlone =
    describe(name).kind === 'yes or no' && !/^(true|false)$/i.test(all[index + 1] ?? '');
  return isAlone ? `${arg}=true` : arg;
}

function refusal({ message }: Error): string {
  const [, name = ''] = /Unknown option '--([^'=]+)/.exec(message) ?? [];
  const reason = retired[name];
  if (reason !== undefined) return `--${name} is no longer a parameter: ${reason}.`;
  if (name !== '') return `There is no parameter --${name}. --help names all that there are.`;
  return `${message.split('. To specify')[0]!.replace(/\.?$/, '.')} See --help.`;
}
