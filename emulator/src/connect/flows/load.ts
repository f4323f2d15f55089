import { Value } from 'typebox/value';
import { invalidContactFlow } from '../errors.ts';
import type { SeedFlow } from '../seed.ts';
import { actionTypes } from './actions/index.ts';
import { compileLegacy, isLegacy } from './legacy.ts';
import { flowContent, type Flow, type FlowAction, type FlowContent } from './schema.ts';

/** Turns `flow:<name>` and the like into ARNs, `text:<name>` into its sentence; undefined if there is none of that name. */
export type ResolveReference = (kind: ReferenceKind, name: string) => string | undefined;
export type ReferenceKind = 'bot' | 'flow' | 'hours' | 'queue' | 'text';

const REFERENCE = /^(bot|flow|hours|queue|text):(.+)$/;

/** The flow, checked so far that it cannot fail for a reason that was visible in its text. */
export function loadFlow(seed: SeedFlow, id: string, resolve: ResolveReference): Flow {
  const faults: string[] = [];
  const content = resolveReferences(parse(seed), resolve, faults) as FlowContent;
  if (!Value.Check(flowContent, content)) {
    for (const { instancePath, message } of Value.Errors(flowContent, content))
      faults.push(`${instancePath} ${message}`);
    throw refusal(seed.name, faults);
  }
  const actions = new Map(content.Actions.map((action) => [action.Identifier, action]));
  if (actions.size < content.Actions.length) faults.push('two actions have the same Identifier');
  if (!actions.has(content.StartAction))
    faults.push(`StartAction '${content.StartAction}' does not exist`);
  for (const action of content.Actions) faults.push(...faultsOf(action, actions));
  if (faults.length > 0) throw refusal(seed.name, faults);
  return { id, name: seed.name, type: seed.type, content, actions };
}

const refusal = (name: string, faults: readonly string[]) =>
  invalidContactFlow(`Flow '${name}' is not valid: ${faults.join('; ')}.`);

function parse(seed: SeedFlow): unknown {
  let content = seed.content;
  if (typeof content === 'string') {
    try {
      content = JSON.parse(content) as unknown;
    } catch {
      throw refusal(seed.name, ['its content is not JSON']);
    }
  }
  return isLegacy(content) ? compileLegacy(content, seed.name) : content;
}

function faultsOf(action: FlowAction, actions: ReadonlyMap<string, FlowAction>): string[] {
  const what = `action '${action.Identifier}' (${action.Type})`;
  const type = actionTypes.get(action.Type);
  if (!type) return [`${what} has a type that is not emulated`];
  const parameters = action.Parameters ?? {};
  const faults = [...Value.Errors(type.parameters, parameters)].map(
    (each) => `${what} Parameters${each.instancePath} ${each.message}`,
  );
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions ?? {};
  if (NextAction === undefined && !type.isTerminal) faults.push(`${what} has no NextAction`);
  for (const target of [
    NextAction,
    ...Errors.map((e) => e.NextAction),
    ...Conditions.map((c) => c.NextAction),
  ]) {
    if (target !== undefined && !actions.has(target))
      faults.push(`${what} leads to '${target}', which does not exist`);
  }
  return faults;
}

function resolveReferences(value: unknown, resolve: ResolveReference, faults: string[]): unknown {
  if (typeof value === 'string') {
    const [, kind, name] = REFERENCE.exec(value) ?? [];
    if (kind === undefined || name === undefined) return value;
    const arn = resolve(kind as ReferenceKind, name);
    if (arn === undefined) faults.push(`it refers to '${value}', which does not exist`);
    return arn ?? value;
  }
  if (Array.isArray(value)) return value.map((each) => resolveReferences(each, resolve, faults));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, resolveReferences(each, resolve, faults)]),
  );
}
