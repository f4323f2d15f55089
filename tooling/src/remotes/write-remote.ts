import { BUS_VERSION } from '@video-escalation/contracts/events/registry';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { readRemotes } from '../web/packages.ts';
import { lockRemote } from './lock-remote.ts';
import type { RemoteNames } from './remote-name.ts';

/** A remote that works, under words that no other file has. */
const template = join(repository, 'tooling', 'template');

const FIRST_PORT = 3001;
/** The shell's, the customer site's and the api's; each also has the port 100 above, for development. */
const OTHERS_PORTS = [3000, 3010, 4000];

/** Puts a new remote into the repository and returns its port. @throws PlainFailure when the name is taken. */
export function writeRemote(root: string, names: RemoteNames, team: string): number {
  if (existsSync(join(root, names.folder)))
    throw new PlainFailure(`${names.folder} is there already: choose another name.`);
  const port = nextPort(root);
  const inItsWords = wordsOf(names, team, port);
  for (const file of globSync('**/*.*', { cwd: template })) {
    const target = join(root, names.folder, inItsWords(file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, inItsWords(readFileSync(join(template, file), 'utf8')));
  }
  lockRemote(root, names.folder);
  return port;
}

function wordsOf(names: RemoteNames, team: string, port: number): (text: string) => string {
  const words: readonly (readonly [string, string])[] = [
    ['3999', `${port}`],
    ['^0.0.0', `^${BUS_VERSION}`],
    ['example-remote', names.short],
    ['ExampleRemote', names.pascal],
    ['Example remote', names.title],
    ['Example team', team],
  ];
  return (text) => words.reduce((done, [word, its]) => done.replaceAll(word, its), text);
}

/** The lowest that nobody has: kept in the remote's package.json, so that it is the same on every machine. */
function nextPort(root: string): number {
  const taken = new Set([
    ...OTHERS_PORTS,
    ...Object.values(readRemotes(root)).map((each) => each.port),
  ]);
  let port = FIRST_PORT;
  while (taken.has(port)) port++;
  return port;
}
