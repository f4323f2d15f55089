import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** Events of Mocha's `json-stream` reporter, one a line. */
const eventSchema = Type.Union([
  Type.Tuple([Type.Literal('start'), Type.Object({ total: Type.Number() })]),
  Type.Tuple([Type.Literal('pass'), Type.Object({ title: Type.String() })]),
  Type.Tuple([Type.Literal('fail'), Type.Object({ title: Type.String(), err: Type.String() })]),
]);
type Event = Static<typeof eventSchema>;

export interface Outcome {
  /** Cases of the suite; 0 if it did not begin. */
  readonly total: number;
  readonly passed: number;
  /** `title: message` of each case that failed. Cases that Mocha left out after it are in `total` only. */
  readonly failed: readonly string[];
}

/**
 * Reads a suite's output. Mocha's summary cannot be used: the suites end their process in an `after` hook, before
 * Mocha prints it.
 */
export function outcomeOf(output: string): Outcome {
  const events = output.split('\n').flatMap(parseEvent);
  return {
    total: events.reduce((sum, [name, data]) => (name === 'start' ? data.total : sum), 0),
    passed: events.filter(([name]) => name === 'pass').length,
    failed: events.flatMap(([name, data]) =>
      name === 'fail' ? [`${data.title}: ${data.err}`] : [],
    ),
  };
}

/** Empty for a line of the suite's own log. */
function parseEvent(line: string): Event[] {
  if (!line.startsWith('["')) return [];
  try {
    const value: unknown = JSON.parse(line);
    return Value.Check(eventSchema, value) ? [value] : [];
  } catch {
    return [];
  }
}

export function isGreen({ total, passed }: Outcome): boolean {
  return total > 0 && passed === total;
}

/** One line for a suite, and one for each case that failed. */
export function outcomeLines(name: string, outcome: Outcome): string[] {
  const { total, passed, failed } = outcome;
  const notRun = total - passed - failed.length;
  const details = [
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(notRun > 0 ? [`${notRun} not run`] : []),
    ...(total === 0 ? ['did not begin'] : []),
  ];
  const first = `${name} ${passed}/${total} passed${details.map((each) => `, ${each}`).join('')}`;
  return [first, ...failed.map((each) => `  ✗ ${each}`)];
}

export function totalLine(outcomes: readonly Outcome[]): string {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, each) => total + count(each), 0);
  const green = outcomes.filter(isGreen).length;
  return `total ${sum((each) => each.passed)}/${sum((each) => each.total)} cases passed, ${green} of ${outcomes.length} suites green`;
}
