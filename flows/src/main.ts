import { validateFiles } from './commands.ts';

const [command, ...args] = process.argv.slice(2);
// npm runs its scripts in the repository's folder, and says here where the operator stands.
const folder = process.env.INIT_CWD ?? process.cwd();

if (command === 'validate') {
  process.exitCode = validateFiles(args, { folder, print: (line) => console.log(line) });
} else {
  console.error('Say which: npm run flows -- validate [FILE…]');
  process.exitCode = 1;
}
