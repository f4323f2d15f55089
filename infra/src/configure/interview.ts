import { confirm, input, select } from '@inquirer/prompts';
import { faultOf, findFaults, type RawParameters } from '../parameters/parse.ts';
import { wrap } from './help.ts';
import { describe, groups, isActive, isParameter, type Described } from './parameter-list.ts';

export interface Interview {
  /** Asks for every parameter that matters, beginning with these values. */
  ask(values: RawParameters): Promise<RawParameters>;
  /** Yes or no; no if in doubt. */
  isMeant(question: string): Promise<boolean>;
}

/** Asks whoever sits at the terminal. */
export function createInterview(print: (line: string) => void): Interview {
  return {
    async ask(values) {
      const answers = { ...values };
      for (const { title, parameters } of groups) {
        print(`\n${title}`);
        for (const parameter of parameters) {
          if (isActive(parameter, answers))
            answers[parameter.name] = await askFor(parameter, answers, print);
        }
      }
      return settle(answers, print);
    },
    isMeant: (message) => confirm({ message, default: false }),
  };
}

/** What answers together get wrong is asked again, until it fits. */
async function settle(
  answers: Record<string, string | undefined>,
  print: (line: string) => void,
): Promise<RawParameters> {
  for (let faults = findFaults(answers); faults.length > 0; faults = findFaults(answers)) {
    print('');
    for (const { message } of faults) print(`✗ ${message}`);
    for (const name of new Set(faults.map((each) => each.name))) {
      if (isParameter(name)) answers[name] = await askFor(describe(name), answers, print);
      else delete answers[name];
    }
  }
  return answers;
}

async function askFor(
  parameter: Described,
  answers: RawParameters,
  print: (line: string) => void,
): Promise<string> {
  const { name, kind, choices, example, meaning } = parameter;
  const known = answers[name] || parameter.standard;
  print('');
  for (const line of wrap(meaning, '  ')) print(line);
  if (kind === 'yes or no')
    return String(await confirm({ message: name, default: known === 'true' }));
  if (kind === 'choice')
    return select({
      message: name,
      choices: choices.map((value) => ({ value })),
      ...(known && { default: known }),
    });
  print(`  e.g. ${example}${parameter.isRequired ? '' : ' (may be left empty)'}`);
  const answer = await input({
    message: name,
    prefill: 'editable',
    ...(known && { default: known }),
    validate: (text) => faultIn(parameter, text.trim()) ?? true,
  });
  return answer.trim();
}

function faultIn({ name, isRequired, form, example }: Described, text: string) {
  if (text !== '') return faultOf(name, text);
  return isRequired ? `${name} must be ${form}, e.g. ${example}` : undefined;
}
