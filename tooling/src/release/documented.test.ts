import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCommand } from '../commands/release.ts';
import { repository } from '../paths.ts';

const pages = [
  ...['README.md', 'infra/README.md'],
  ...['docs/first-remote.md', 'docs/operate.md', 'docs/release.md', 'docs/runbook.md'],
];

/** `--note "two words"` is one argument. */
const split = (text: string) =>
  [...text.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([each]) => each.replaceAll('"', ''));

const commands = pages.flatMap((page) => {
  const text = readFileSync(join(repository, page), 'utf8');
  return [...text.matchAll(/npm run release -- ([^`\n#|]*)/g)].map(([, args = '']) => ({
    page,
    args: split(args),
  }));
});

/** Read by release.mjs, which hands all others on. */
const BEFORE = ['--uncommitted'];

it('the pages say how to release', () => {
  expect(commands.length).toBeGreaterThan(15);
});

it.each(commands)('takes what $page tells to type: $args', ({ args }) => {
  const { run } = readCommand(args.filter((each) => !BEFORE.includes(each)));
  expect(run).toBeTypeOf('function');
});
