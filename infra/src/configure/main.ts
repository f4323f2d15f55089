import { createAccount } from './adapters/account.ts';
import { createParameterStore } from './adapters/parameter-store.ts';
import { configure } from './configure.ts';
import { explain } from './explain.ts';
import { createInterview } from './interview.ts';

const print = (line: string) => console.log(line);

try {
  process.exitCode = await configure(process.argv.slice(2), {
    store: createParameterStore(),
    account: createAccount(),
    interview: process.stdin.isTTY ? createInterview(print) : undefined,
    print,
  });
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = error instanceof Error && error.name === 'ExitPromptError' ? 130 : 1;
}
