import { parseArgs } from 'node:util';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { namesOf } from '../remotes/remote-name.ts';
import { writeRemote } from '../remotes/write-remote.ts';
import { run } from './run.ts';

const USAGE = 'Say what it is called and whose it is: customer-notes --team "Customer care".';

/** `new-remote <name> --team <team>`: a remote that runs, is tested, and shows itself in the workspace. */
export async function newRemote(args: readonly string[]): Promise<number> {
  const { name, team } = given(args);
  const names = namesOf(name);
  const port = writeRemote(repository, names, team);
  // The new words are longer or shorter than the template's.
  const code = await run('prettier', ['--write', '--log-level', 'warn', names.folder]);
  if (code === 0) console.log(welcome(names.folder, port));
  return code;
}

function given(args: readonly string[]): { name: string; team: string } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { team: { type: 'string', default: '' } },
    allowPositionals: true,
    // What isn't known is answered by how it is meant, not by an error of the parser's.
    strict: false,
  });
  const [name, ...more] = positionals;
  const team = String(values.team);
  const unknown = Object.keys(values).filter((each) => each !== 'team');
  if (!name || team === '' || more.length > 0 || unknown.length > 0) throw new PlainFailure(USAGE);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} &.-]{0,39}$/u.test(team))
    throw new PlainFailure('A team is named by at most 40 letters, digits, spaces, &, . and -.');
  return { name, team };
}

function welcome(folder: string, port: number): string {
  const commands = [
    [`npm run dev -w ${folder}`, 'alone, beside a running npm start'],
    ['npm start', 'in the workspace: a tab at the right'],
    [`npm run unit -- ${folder}`, 'its tests'],
  ];
  return `
${folder} is there, on port ${port}. The next command links it into node_modules.

${commands.map(([command, what]) => `  ${command!.padEnd(44)} ${what!}`).join('\n')}

docs/first-remote.md goes on from here.`;
}
