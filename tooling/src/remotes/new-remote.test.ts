import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cacheFolder, repository } from '../paths.ts';
import { codeBlocks } from './code-blocks.ts';
import { namesOf } from './remote-name.ts';

/** What a new remote is built upon: not the other remotes, except for one beside which it finds its port. */
const AROUND = [
  'contracts',
  'tooling',
  'mfe-ccp/package.json',
  '*.json',
  '*.js',
  '*.ts',
  '.prettier*',
];

/** Compilers, each with the whole of it, on a machine that does other things beside. */
const LIMIT_MS = 120_000;

let copy = '';

function run(command: string, ...args: string[]): Promise<string> {
  const path = `${join(repository, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const options = { cwd: copy, env: { ...process.env, PATH: path } };
    execFile(command, args, options, (error, stdout, stderr) =>
      error ? reject(new Error(`${stdout}${stderr}`, { cause: error })) : resolve(stdout + stderr),
    );
  });
}

const tool = (...args: string[]) =>
  run(process.execPath, join(copy, 'tooling', 'src', 'main.ts'), ...args);

beforeAll(async () => {
  mkdirSync(cacheFolder, { recursive: true });
  // Below the repository, so that packages are found; a dot folder, so that nobody else looks into it.
  copy = mkdtempSync(join(cacheFolder, 'new-remote-'));
  for (const each of AROUND.flatMap((pattern) => globSync(pattern, { cwd: repository })))
    cpSync(join(repository, each), join(copy, each), { recursive: true });
  await tool('new-remote', 'customer-notes', '--team', 'Customer care');
});

afterAll(() => rmSync(copy, { recursive: true }));

describe('a new remote, untouched', { timeout: LIMIT_MS }, () => {
  test('is formatted and passes the type check', async () => {
    await run('prettier', '--check', 'mfe-customer-notes');
    await run('tsc', '-b', 'mfe-customer-notes');
  });

  test('passes its own tests', async () => {
    expect(await run('vitest', 'run', '--root', copy, 'mfe-customer-notes')).toMatch(/2 passed/);
  });

  test('builds, and its release says whose it is and where it shows', async () => {
    await tool('build-one', 'mfe-customer-notes');
    const release = join(copy, 'mfe-customer-notes', 'dist', 'release.json');
    expect(JSON.parse(readFileSync(release, 'utf8'))).toMatchObject({
      name: 'mfe-customer-notes',
      manifest: { team: 'Customer care', slot: { title: { en: 'Customer notes' } } },
      snapshot: { modules: { './remote': {} } },
    });
  });

  test('has the next free port, and its name is taken from then on', async () => {
    const described = readFileSync(join(copy, 'mfe-customer-notes', 'package.json'), 'utf8');
    expect(JSON.parse(described)).toMatchObject({ videoEscalation: { port: 3002 } });
    const again = tool('new-remote', 'mfe-customer-notes', '--team', 'Others');
    await expect(again).rejects.toThrow('mfe-customer-notes is there already');
  });
});

describe('the remote of docs/first-remote.md', { timeout: LIMIT_MS }, () => {
  test('is the new remote with the page’s files in it, and passes the same checks', async () => {
    const files = codeBlocks(readFileSync(join(repository, 'docs', 'first-remote.md'), 'utf8'));
    expect(files.map((each) => each.path)).toContain('mfe-customer-notes/src/remote.tsx');
    for (const { path, content } of files) writeFileSync(join(copy, path), content);
    await run('prettier', '--check', 'mfe-customer-notes');
    await run('tsc', '-b', 'mfe-customer-notes');
    expect(await run('vitest', 'run', '--root', copy, 'mfe-customer-notes')).toMatch(/5 passed/);
  });
});

test.each([
  ['Customer-notes', 'small letters'],
  ['notes_2', 'small letters'],
  ['-notes', 'small letters'],
  ['a'.repeat(31), 'at most 30'],
  ['history', 'has that address'],
])('%s is refused in one sentence', (name, sentence) => {
  expect(() => namesOf(name)).toThrow(sentence);
});
