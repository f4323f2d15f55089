import { findFaults, parseParameters, type RawParameters } from '../parameters/parse.ts';
import { PARAMETER_PREFIX } from '../parameters/schema.ts';
import { parseArguments, type Request } from './arguments.ts';
import type { Account } from './check/account.ts';
import { checkAccount, type Finding } from './check/check.ts';
import { PlainFailure } from './failure.ts';
import { helpText } from './help.ts';
import type { Interview } from './interview.ts';
import { known, plan, tell, type Change } from './plan.ts';
import type { ParameterStore } from './store.ts';

export interface ConfigureDeps {
  readonly store: ParameterStore;
  readonly account: Account;
  /** Undefined: nobody is there to be asked. */
  readonly interview: Interview | undefined;
  readonly print: (line: string) => void;
}

/** Asks for, checks, shows, stores and deletes what an operator decides. @returns the exit code */
export async function configure(args: readonly string[], deps: ConfigureDeps): Promise<number> {
  const request = parseArguments(args);
  if (request.task === 'help') deps.print(helpText());
  if (request.task === 'delete') await deleteAll(request, deps);
  if (request.task === 'check') return check(request, deps);
  if (request.task === 'configure') await store(request, deps);
  return 0;
}

async function store(request: Request, deps: ConfigureDeps): Promise<void> {
  const { print } = deps;
  const stored = await deps.store.load();
  const wanted = await wish(request, stored, deps);
  refuseFaults(wanted);
  const region = await deps.account.region();
  const home = wanted['connect-instance-arn']?.split(':')[3];
  if (home !== region) {
    throw new PlainFailure(
      `connect-instance-arn is in ${home}, but the AWS SDK is in ${region}. Set AWS_REGION=${home}: the parameters belong beside the instance.`,
    );
  }
  const changes = plan(stored, wanted);
  if (changes.length === 0) return print(`Stored in ${region} and complete; nothing to change.`);
  print(`\nBelow ${PARAMETER_PREFIX} in ${region}:`);
  for (const change of changes) print(tell(change));
  if (request.isTest) return print('\nOnly tried: nothing was written.');
  if (!(await isMeant(`Store these ${changes.length}?`, request, deps)))
    return print('Nothing was written.');
  await write(changes, deps.store);
  print(`Stored. Next: npm run configure -- --check`);
}

async function wish(
  request: Request,
  stored: RawParameters,
  { interview, print }: ConfigureDeps,
): Promise<RawParameters> {
  const start = { ...(request.isFresh ? {} : known(stored)), ...request.given };
  const { isInteractive = true } = request;
  if (isInteractive) {
    if (!interview) {
      throw new PlainFailure(
        'There is no terminal to ask at: give the parameters as flags. --help names them.',
      );
    }
    return interview.ask(start);
  }
  const isOnlyLooking = Object.keys(request.given).length === 0;
  if (isOnlyLooking)
    for (const [name, value] of Object.entries(stored)) print(`${name} = ${value}`);
  return start;
}

function refuseFaults(values: RawParameters): void {
  const faults = findFaults(values);
  if (faults.length === 0) return;
  const lines = faults.map(({ message }) => `  ${message}`);
  throw new PlainFailure(`Nothing was written, since this doesn't do:\n${lines.join('\n')}`);
}

/** Whoever gave everything by flags has said that it is meant; whoever was asked is asked once more. */
async function isMeant(
  question: string,
  { isSure, isInteractive, task }: Request,
  { interview }: ConfigureDeps,
): Promise<boolean> {
  const isAsked = task === 'delete' || (isInteractive ?? true);
  if (isSure || !interview || !isAsked) return true;
  return interview.isMeant(question);
}

async function write(changes: readonly Change[], { write, remove }: ParameterStore): Promise<void> {
  for (const { name, to } of changes) if (to !== undefined) await write(name, to);
  await remove(changes.filter(({ to }) => to === undefined).map(({ name }) => name));
}

async function deleteAll(request: Request, deps: ConfigureDeps): Promise<void> {
  const { print } = deps;
  const names = Object.keys(await deps.store.load());
  if (names.length === 0) return print(`Nothing is stored below ${PARAMETER_PREFIX}.`);
  for (const name of names) print(`  - ${name}`);
  if (request.isTest) return print('\nOnly tried: nothing was deleted.');
  if (!(await isMeant(`Delete these ${names.length}?`, request, deps)))
    return print('Nothing was deleted.');
  await deps.store.remove(names);
  print(`Deleted ${names.length}.`);
}

const MARKS: Readonly<Record<Finding['verdict'], string>> = { fine: '✓', raise: '!', wrong: '✗' };

async function check(request: Request, deps: ConfigureDeps): Promise<number> {
  const stored = request.isFresh ? {} : known(await deps.store.load());
  const values = { ...stored, ...request.given };
  refuseFaultsOf(values);
  const findings = await checkAccount(parseParameters(values), deps.account);
  const width = Math.max(...findings.map(({ about }) => about.length));
  for (const { about, verdict, said, remedy } of findings) {
    deps.print(`${MARKS[verdict]} ${about.padEnd(width)}  ${said}`);
    if (remedy !== undefined) deps.print(`    → ${remedy}`);
  }
  const count = (verdict: Finding['verdict']) =>
    findings.filter((each) => each.verdict === verdict).length;
  deps.print(`\n${count('wrong')} to correct, ${count('raise')} to raise.`);
  return count('wrong') === 0 ? 0 : 1;
}

function refuseFaultsOf(values: RawParameters): void {
  if (Object.keys(values).length === 0)
    throw new PlainFailure('Nothing is stored yet that could be checked: npm run configure');
  refuseFaults(values);
}
