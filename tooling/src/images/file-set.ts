import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, posix, relative } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { parseDockerfile, type Instruction } from './dockerfile.ts';
import { keptBy } from './ignore-file.ts';

/** What an image holds beside its base's files, in a folder that stands for `/`. */
export interface FileSet {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Without `tini`, which this machine may not have. */
  readonly entrypoint: readonly string[];
}

interface Stage extends FileSet {
  readonly name: string;
}

export interface Making {
  readonly service: string;
  /** Made anew; the stages stand in it. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/**
 * Makes what a service's Dockerfile makes, stage by stage, without a Docker engine. Steps that are the distribution's
 * (packages, users) are named and left out: their part is this machine's own.
 * @throws PlainFailure when a step fails.
 */
export function makeFileSet({ service, folder, say }: Making): FileSet {
  rmSync(folder, { recursive: true, force: true });
  const kept = keptBy(read(`${service}/Dockerfile.dockerignore`));
  const stages: Stage[] = [];
  for (const instruction of parseDockerfile(read(`${service}/Dockerfile`))) {
    if (instruction.name === 'FROM') stages.push(begin(instruction.text, stages, folder));
    else stages.push(follow(instruction, stages.pop()!, { stages, kept, say }));
  }
  return stages.at(-1)!;
}

const read = (file: string) => readFileSync(join(repository, file), 'utf8');

function begin(text: string, stages: readonly Stage[], folder: string): Stage {
  const [base, name = `${stages.length}`] = text.split(/\s+as\s+/i);
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  const parent = stages.find((each) => each.name === base);
  if (!parent) return { name, root, workdir: '/', env: {}, entrypoint: [] };
  copyTree(parent.root, root);
  return { ...parent, name, root };
}

interface Context {
  readonly stages: readonly Stage[];
  readonly kept: (path: string) => boolean;
  readonly say: (line: string) => void;
}

function follow({ name, text }: Instruction, stage: Stage, context: Context): Stage {
  switch (name) {
    case 'WORKDIR': {
      const workdir = posix.resolve(stage.workdir, text);
      mkdirSync(join(stage.root, workdir), { recursive: true });
      return { ...stage, workdir };
    }
    case 'COPY':
      copy(text, stage, context);
      return stage;
    case 'RUN':
      runStep(text, stage, context.say);
      return stage;
    case 'ENV':
      return { ...stage, env: { ...stage.env, ...variables(text) } };
    case 'ENTRYPOINT':
      return { ...stage, entrypoint: (JSON.parse(text) as string[]).slice(2) };
    default:
      return stage;
  }
}

function copy(text: string, { root, workdir }: Stage, { stages, kept }: Context): void {
  const [, from, paths = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(text)!;
  const sources = paths.split(/\s+/);
  const target = sources.pop()!;
  const into = join(root, posix.resolve(workdir, target));
  const origin = stages.find((each) => each.name === from)?.root;
  for (const source of sources) {
    const isIntoFolder = sources.length > 1 || (target.endsWith('/') && source.includes('.'));
    const to = isIntoFolder ? join(into, basename(source)) : into;
    if (origin) copyTree(join(origin, source), to);
    else copyTree(join(repository, source), to, (path) => kept(relative(repository, path)));
  }
}

function copyTree(from: string, to: string, filter = (_path: string) => true): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter });
}

function runStep(text: string, { root, workdir, env }: Stage, say: (line: string) => void): void {
  if (!/^(npm|node) /.test(text)) return say(`not tried here: ${text}`);
  say(text);
  const options = {
    cwd: join(root, workdir),
    env: { ...machine(), ...env },
    encoding: 'utf8',
  } as const;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', text], options);
  if (status !== 0) throw new PlainFailure(`RUN ${text}\n${stdout}${stderr}`);
}

/** Where npm's own settings are: by itself it looks for the machine's beside the Node that it runs on, which is ours. */
const NPM_SETTINGS = ['npm_config_globalconfig', 'npm_config_userconfig'];

/** This machine's way to the registry (proxy, certificates) without what else npm tells the scripts that it runs. */
function machine(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) || NPM_SETTINGS.includes(name),
  );
  return Object.fromEntries(own);
}

function variables(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
  );
}
