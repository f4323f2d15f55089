import { actionTypes } from './actions/index.ts';
import type { FlowPort, Outcome, RunMemory } from './actions/action.ts';
import { meets } from './compare.ts';
import { resolveText, type Scope } from './expressions.ts';
import type { Flow, FlowAction } from './schema.ts';

export interface FlowStep {
  readonly flow: string;
  readonly action: string;
  readonly type: string;
  readonly outcome: string;
}

export interface FlowRun {
  readonly port: FlowPort;
  readonly signal: AbortSignal;
  readonly findFlow: (idOrArn: string) => Flow | undefined;
  readonly scope: (memory: RunMemory) => Scope;
  readonly onStep?: (step: FlowStep) => void;
}

/** More steps than that without a wait between them are a loop that only burns. */
const maxStepsWithoutWait = 500;

/** Runs until an action leaves the flow or nothing leads on. Rejects when aborted, or caught in a loop. */
export async function runFlow(
  start: Flow,
  { port, signal, findFlow, scope, onStep }: FlowRun,
): Promise<void> {
  const memory: RunMemory = { loops: new Map() };
  let stepsLeft = maxStepsWithoutWait;
  const guarded: FlowPort = {
    ...port,
    sleep: async (ms) => {
      await port.sleep(ms);
      stepsLeft = maxStepsWithoutWait;
    },
  };
  let flow = start;
  let action = flow.actions.get(flow.content.StartAction);

  while (action) {
    signal.throwIfAborted();
    stepsLeft -= 1;
    if (stepsLeft < 0)
      throw new Error(`Flow '${flow.name}' took ${maxStepsWithoutWait} steps without a wait.`);
    const outcome = await actionTypes.get(action.Type)!.run({
      identifier: action.Identifier,
      parameters: resolveParameters(action.Parameters ?? {}, scope(memory)),
      port: guarded,
      memory,
    });
    onStep?.({
      flow: flow.name,
      action: action.Identifier,
      type: action.Type,
      outcome: describe(outcome),
    });
    if (outcome.kind === 'leave') return;
    if (outcome.kind === 'flow') {
      const target = findFlow(outcome.flowId);
      action = target
        ? target.actions.get(target.content.StartAction)
        : follow(flow, action, { kind: 'error', type: 'NoMatchingError' });
      flow = target ?? flow;
      continue;
    }
    action = follow(flow, action, outcome);
  }
}

function follow(
  flow: Flow,
  { Transitions = {} }: FlowAction,
  outcome: Outcome,
): FlowAction | undefined {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  const error = (...types: string[]) =>
    types.flatMap((type) => Errors.filter((each) => each.ErrorType === type))[0]?.NextAction;
  let target: string | undefined;
  if (outcome.kind === 'next') target = NextAction;
  if (outcome.kind === 'error') target = error(outcome.type, 'NoMatchingError');
  if (outcome.kind === 'result') {
    const match = Conditions.find(({ Condition }) =>
      Condition.Operands.some((operand) => meets(outcome.value, Condition.Operator, operand)),
    );
    target = match?.NextAction ?? error('NoMatchingCondition') ?? NextAction;
  }
  return target === undefined ? undefined : flow.actions.get(target);
}

function resolveParameters(
  parameters: Readonly<Record<string, unknown>>,
  scope: Scope,
): Record<string, unknown> {
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return resolveText(value, scope);
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
  };
  return resolve(parameters) as Record<string, unknown>;
}

/** Never a text or an attribute: what customers said stays out of logs. */
function describe(outcome: Outcome): string {
  if (outcome.kind === 'error') return outcome.type;
  return outcome.kind;
}
