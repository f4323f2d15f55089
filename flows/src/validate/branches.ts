import { FAILED, NO_MATCH, type ActionType } from '../language/action-type.ts';
import type { FlowAction } from '../language/flow.ts';

/** What is wrong with where an action leads: too little, too much, or what it never does. */
export function branchFaults(action: FlowAction, type: ActionType): string[] {
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions ?? {};
  if (type.isTerminal) {
    const isLast = NextAction === undefined && Errors.length + Conditions.length === 0;
    return isLast ? [] : ['ends the flow: it leads nowhere'];
  }
  return [
    ...(NextAction === undefined ? ['has no NextAction'] : []),
    ...errorFaults(
      Errors.map((each) => each.ErrorType),
      type,
    ),
    ...conditionFaults(action, type),
  ];
}

function errorFaults(given: readonly string[], type: ActionType): string[] {
  const { errors = [], moreErrors = [], conditions } = type;
  const possible = [FAILED, ...(conditions ? [NO_MATCH] : []), ...errors, ...moreErrors];
  return [
    ...errors.filter((each) => !given.includes(each)).map((each) => `has no branch for ${each}`),
    ...given.filter((each) => !possible.includes(each)).map((each) => `never fails with ${each}`),
    ...given
      .filter((each, index) => given.indexOf(each) < index)
      .map((each) => `has two branches for ${each}`),
  ];
}

function conditionFaults(action: FlowAction, { conditions }: ActionType): string[] {
  const given = (action.Transitions?.Conditions ?? []).map((each) => each.Condition);
  if (!conditions) return given.length === 0 ? [] : ['has no result that conditions could compare'];
  const { operators, required, isOpen = true } = conditions;
  const needed = required?.(action.Parameters ?? {}) ?? [];
  const compared = given.flatMap((each) => each.Operands);
  return [
    ...needed
      .filter((each) => !compared.includes(each))
      .map((each) => `has no condition for ${each}`),
    ...(isOpen ? [] : compared)
      .filter((each) => !needed.includes(each))
      .map((each) => `never has the result ${each}`),
    ...given
      .filter(({ Operator }) => operators && !operators.includes(Operator))
      .map(({ Operator }) => `can't be compared by ${Operator}`),
    ...given
      .filter(({ Operator }) => Operator.startsWith('Number'))
      .flatMap(({ Operands }) => Operands)
      .filter((operand) => operand.trim() === '' || Number.isNaN(Number(operand)))
      .map((operand) => `compares with '${operand}', which is no number`),
  ];
}
