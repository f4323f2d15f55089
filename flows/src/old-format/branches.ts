import { FAILED, FULL, NO_MATCH } from '../language/action-type.ts';
import { actionTypes } from '../language/action-types.ts';
import type { FlowAction, Operator } from '../language/flow.ts';
import { Untranslatable, type OldBranch, type OldModule } from './old-flow.ts';

const operators: Readonly<Record<string, Operator>> = {
  Equals: 'Equals',
  Contains: 'TextContains',
  StartsWith: 'TextStartsWith',
  EndsWith: 'TextEndsWith',
  GreaterThan: 'NumberGreaterThan',
  GreaterThanOrEqualTo: 'NumberGreaterOrEqualTo',
  LessThan: 'NumberLessThan',
  LessThanOrEqualTo: 'NumberLessOrEqualTo',
};

const errors: Readonly<Record<string, string>> = {
  Error: FAILED,
  NoMatch: NO_MATCH,
  AtCapacity: FULL,
};

/** Branches that stand for a result of the action. */
const results: Readonly<Record<string, string>> = {
  Timeout: 'WaitCompleted',
  True: 'True',
  False: 'False',
};

type Transitions = NonNullable<FlowAction['Transitions']>;

/** The modern transitions of a module, and what had to be added to them. */
export function translateBranches({ id, branches }: OldModule, type: string) {
  const of = (wanted: Readonly<Record<string, unknown>>) =>
    branches.filter(({ condition }) => condition in wanted);
  const compared = branches.filter(
    ({ condition }) => condition === 'Evaluate' || condition in results,
  );
  const known = [...compared, ...of(errors), ...of({ Success: true })];
  const stranger = branches.find((each) => !known.includes(each));
  if (stranger)
    throw new Untranslatable(`module '${id}' has a branch '${stranger.condition}' that is unknown`);

  const { isTerminal, errors: needed = [] } = actionTypes.get(type)!;
  if (isTerminal) return { transitions: {}, added: [] };
  // The old designer let the ways of success and failure be the only one there was.
  const way = of({ Success: true })[0] ?? compared[0] ?? of({ Error: true })[0] ?? branches[0];
  const given = of(errors).map(({ condition, transition }) => ({
    ErrorType: errors[condition]!,
    NextAction: transition,
  }));
  const added = needed.filter((each) => !given.some(({ ErrorType }) => ErrorType === each));
  const NextAction = way?.transition;
  const transitions: Transitions = {
    ...(NextAction !== undefined && { NextAction }),
    Errors: [
      ...given,
      ...(NextAction === undefined ? [] : added.map((ErrorType) => ({ ErrorType, NextAction }))),
    ],
    ...(compared.length > 0 && { Conditions: compared.map((each) => conditionOf(id, each)) }),
  };
  return { transitions, added };
}

function conditionOf(id: string, branch: OldBranch) {
  const { condition, conditionType = '', conditionValue, transition } = branch;
  const isResult = condition in results;
  const Operator = isResult ? 'Equals' : operators[conditionType];
  const operand = isResult ? results[condition] : conditionValue;
  if (Operator === undefined || operand === undefined)
    throw new Untranslatable(`module '${id}' compares by '${conditionType}', which is unknown`);
  return { NextAction: transition, Condition: { Operator, Operands: [String(operand)] } };
}
