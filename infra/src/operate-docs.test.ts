import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from './configure/arguments.ts';
import { parseParameters } from './parameters/parse.ts';
import { toSettings } from './parameters/settings.ts';

const repository = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const pages = [
  ...['README.md', 'docs/operate.md', 'docs/runbook.md', 'flows/README.md', 'infra/README.md'],
  ...['infra/src/configure/README.md', 'docs/first-remote.md', 'docs/release.md'],
];

/** Their flags are tried on the real thing: here `configure`'s, in tooling/src/release/documented.test.ts the other's. */
const TRIED = ['configure', 'release'];

/** The remote that a page makes from nothing has the scripts that every new one gets. */
const folderOf = (workspace: string) =>
  workspace === 'mfe-customer-notes' ? 'tooling/template' : workspace;

function hasScript(script: string, workspace = '.'): boolean {
  const file = join(folderOf(workspace), 'package.json');
  const { scripts } = JSON.parse(read(file)) as { scripts: object };
  return script in scripts;
}

interface Command {
  readonly page: string;
  readonly text: string;
  readonly script: string;
  /** Undefined: the root. */
  readonly workspace: string | undefined;
  readonly args: readonly string[];
}

/** Every `npm run …` that a page tells its reader to type, lines that go on joined. */
function commandsOf(page: string): Command[] {
  const text = read(page).replace(/\\\n\s*/g, '');
  const found = text.matchAll(/npm (?:run )?([a-z0-9-]+)(?: -w ([a-z-]+))?(?: -- ([^`\n#|]*))?/g);
  return [...found]
    .filter(
      ([command, script]) => command.startsWith('npm run') || ['start', 'test'].includes(script!),
    )
    .map(([text, script, workspace, args = '']) => {
      return { page, text, script: script!, workspace, args: split(args) };
    });
}

const split = (args: string) =>
  [...args.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([each]) => each.replaceAll('"', ''));

/** What a page writes for something that the reader puts in. */
const isPlaceholder = (arg: string) => /^\[|…|NAME/.test(arg);

/** Where the code of a script stands that knows its flags. */
const homes: Readonly<Record<string, readonly string[]>> = {
  flows: ['flows/src'],
};

function knowsFlag({ script }: Command, flag: string): boolean {
  const name = flag.replace(/^--?/, '').replace(/[=\]].*/, '');
  const folders = homes[script] ?? ['tooling/src/commands'];
  return folders.some((folder) =>
    readdirSync(join(repository, folder)).some(
      (file) => file.endsWith('.ts') && read(join(folder, file)).includes(name),
    ),
  );
}

const all = pages.flatMap(commandsOf);
const withFlags = all.filter(
  ({ script, workspace }) => !TRIED.includes(script) && workspace === undefined,
);

describe('what the pages tell an operator to type', () => {
  it('is found', () => {
    expect(all.length).toBeGreaterThan(30);
  });

  it('are scripts that there are', () => {
    const unknown = all.filter(({ script, workspace }) => !hasScript(script, workspace));
    expect(unknown.map(({ text }) => text)).toEqual([]);
  });

  it.each(all.filter(({ script }) => script === 'configure'))(
    'has flags and parameters that configure knows: $text ($page)',
    ({ args }) => {
      expect(() => parseArguments(args.filter((arg) => !isPlaceholder(arg)))).not.toThrow();
    },
  );

  it('has flags that each script knows', () => {
    const unknown = withFlags.flatMap((command) =>
      command.args
        .map((arg) => arg.replace(/^\[/, ''))
        .filter((arg) => /^--?[a-z]/.test(arg) && !knowsFlag(command, arg))
        .map((arg) => `${command.page}: ${command.text} (${arg})`),
    );
    expect(unknown).toEqual([]);
  });

  it('is enough to deploy, as the shortest example stands', () => {
    const shortest = commandsOf('docs/operate.md').find(({ args }) =>
      args.some((arg) => arg.startsWith('--connect-instance-arn')),
    );
    const { given } = parseArguments(shortest?.args ?? []);
    expect(toSettings(parseParameters(given)).apiUrl).toBe('https://api.riverbank.example');
  });
});
