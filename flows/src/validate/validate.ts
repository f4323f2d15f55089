import type { TLocalizedValidationError } from 'typebox/error';
import { Value } from 'typebox/value';
import { actionTypes } from '../language/action-types.ts';
import { flowSchema, flowType, type FlowAction, type FlowType } from '../language/flow.ts';
import { branchFaults } from './branches.ts';
import { named, wayFaults } from './ways.ts';

/** Names that a flow may refer to. */
export interface Surroundings {
  readonly flowNames: ReadonlySet<string>;
}

const FORBIDDEN_CHARACTERS = /[%:(\\/)=$,;[\]{}]/;
const FORBIDDEN_WORDS = [
  ...['__proto__', 'constructor', '__defineGetter__', '__defineSetter__', 'toString'],
  ...['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'valueOf'],
];

/** Everything that is wrong with a flow, as sentences; empty if Amazon Connect should take it. */
export function validate(flow: unknown, { flowNames }: Surroundings): string[] {
  if (!Value.Check(flowSchema, flow)) return Value.Errors(flowSchema, flow).map(sentence);
  const type = flowType(flow.Metadata);
  return [
    ...(type ? [] : ['its Metadata names a type that no flow has']),
    ...flow.Actions.flatMap((action) =>
      actionFaults(action, type ?? 'CONTACT_FLOW').map((fault) => `${named(action)} ${fault}`),
    ),
    ...wayFaults(flow),
    ...[...JSON.stringify(flow.Actions).matchAll(/"flow:([^"]+)"/g)]
      .filter(([, name]) => !flowNames.has(name!))
      .map(([, name]) => `refers to flow:${name}, which isn't here`),
  ];
}

function actionFaults(action: FlowAction, flow: FlowType): string[] {
  const type = actionTypes.get(action.Type);
  if (!type) return ['has a type that is unknown'];
  const { Identifier: id, Parameters = {} } = action;
  return [
    ...(FORBIDDEN_CHARACTERS.test(id) || FORBIDDEN_WORDS.includes(id)
      ? ['has an Identifier that the language forbids']
      : []),
    ...(type.flowTypes && !type.flowTypes.includes(flow)
      ? [`is not for a flow of type ${flow}`]
      : []),
    ...Value.Errors(type.parameters, Parameters).map((error) => `Parameters${sentence(error)}`),
    ...branchFaults(action, type),
  ];
}

function sentence(error: TLocalizedValidationError): string {
  const { instancePath, message, keyword, params } = error;
  if (keyword === 'additionalProperties') {
    const names = params.additionalProperties;
    return `${instancePath} knows no ${names.join(', ')}`;
  }
  if (keyword === 'enum') {
    const { allowedValues } = params as { allowedValues: string[] };
    return `${instancePath} must be one of ${allowedValues.join(', ')}`;
  }
  return `${instancePath} ${message}`;
}
