import { parseArgs } from 'node:util';
import { validateFiles } from './commands.ts';
import { importFiles } from './import-files.ts';

const USAGE = `npm run flows -- validate [FILE…]   checks these flows, or this project's own
npm run flows -- import FILE…       makes exports of the old designer modern: NAME.flow.json
    --out FOLDER   where they go, if not here
    --queue NAME   the queue for contacts without an agent of their own
    --force        write over what is there`;

const [command, ...args] = process.argv.slice(2);
const surroundings = {
  // npm runs its scripts in the repository's folder, and says here where the operator stands.
  folder: process.env.INIT_CWD ?? process.cwd(),
  print: (line: string) => console.log(line),
};

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
}

function run(): number {
  if (command === 'validate') return validateFiles(args, surroundings);
  const { values, positionals: files } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      queue: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { out, queue, force: isForced } = values;
  if (command === 'import' && files.length > 0)
    return importFiles({ files, out, queue, isForced }, surroundings);
  console.error(USAGE);
  return 1;
}
