import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { invalidContactFlow } from '../errors.ts';
import type { FlowAction, FlowContent, Operator } from './schema.ts';

const parameter = Type.Object({
  name: Type.String(),
  value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  key: Type.Optional(Type.String()),
  namespace: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  resourceName: Type.Optional(Type.String()),
});

const legacyModule = Type.Object({
  id: Type.String(),
  type: Type.String(),
  target: Type.Optional(Type.String()),
  branches: Type.Array(
    Type.Object({
      condition: Type.String(),
      conditionType: Type.Optional(Type.String()),
      conditionValue: Type.Optional(Type.Union([Type.String(), Type.Number()])),
      transition: Type.String(),
    }),
  ),
  parameters: Type.Optional(Type.Array(parameter)),
});

/** The format that the old designer exported: `modules`, joined by `branches`. */
const legacyFlow = Type.Object({
  modules: Type.Array(legacyModule, { minItems: 1 }),
  start: Type.String(),
});

type LegacyModule = Static<typeof legacyModule>;
type Parameters = NonNullable<LegacyModule['parameters']>;

export const isLegacy = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'modules' in content;

/** The same flow in language 2019-10-30; modules that have no counterpart are refused by name. */
export function compileLegacy(content: unknown, flowName: string): FlowContent {
  if (!Value.Check(legacyFlow, content)) {
    const faults = [...Value.Errors(legacyFlow, content)].map(
      (each) => `${each.instancePath} ${each.message}`,
    );
    throw invalidContactFlow(`Flow '${flowName}' is not valid: ${faults.join('; ')}.`);
  }
  return {
    Version: '2019-10-30',
    StartAction: content.start,
    Actions: content.modules.map((module) => compileModule(module, flowName)),
  };
}

function compileModule(module: LegacyModule, flowName: string): FlowAction {
  const kind = module.type === 'Transfer' ? `Transfer to ${module.target ?? ''}` : module.type;
  const translate = modules[kind];
  if (!translate) {
    const message = `Flow '${flowName}' is not valid: module '${module.id}' (${kind}) has a type that is not emulated.`;
    throw invalidContactFlow(message);
  }
  return {
    Identifier: module.id,
    ...translate(module.parameters ?? []),
    Transitions: transitionsOf(module),
  };
}

/** In an `Evaluate` branch; the old designer's names beside the new language's operators. */
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

const errorTypes: Readonly<Record<string, string>> = {
  Error: 'NoMatchingError',
  NoMatch: 'NoMatchingCondition',
  AtCapacity: 'QueueAtCapacity',
};

/** A branch whose value is the result of the action: a wait's time-out. */
const results: Readonly<Record<string, string>> = { Timeout: 'WaitCompleted' };

function transitionsOf(module: LegacyModule): NonNullable<FlowAction['Transitions']> {
  const { branches } = module;
  // Where the new language asks for NextAction and the old one knows errors only, they lead to the same place.
  const first =
    branches.find((each) => each.condition === 'Success') ??
    branches.find((each) => results[each.condition]) ??
    branches[0];
  return {
    ...(first && { NextAction: first.transition }),
    Errors: branches.flatMap(({ condition, transition }) => {
      const ErrorType = errorTypes[condition];
      return ErrorType ? [{ ErrorType, NextAction: transition }] : [];
    }),
    Conditions: branches.flatMap(
      ({ condition, conditionType = '', conditionValue, transition }) => {
        const Operator =
          condition === 'Evaluate' ? operators[conditionType] : results[condition] && 'Equals';
        const operand = condition === 'Evaluate' ? String(conditionValue) : results[condition];
        if (!Operator || operand === undefined) return [];
        return [{ NextAction: transition, Condition: { Operator, Operands: [operand] } }];
      },
    ),
  };
}

type Translated = Pick<FlowAction, 'Type' | 'Parameters'>;

/** Namespaces are the old way to write a JSONPath. */
function valueOf(parameters: Parameters, name: string): string | undefined {
  const found = parameters.find((each) => each.name === name);
  if (found?.value === undefined || found.value === null) return undefined;
  const text = String(found.value);
  return found.namespace === 'User Defined' ? `$.Attributes.${text}` : text;
}

/** Here the namespace is a parameter of its own. */
function comparedBy(parameters: Parameters): string | undefined {
  const namespace = parameters.find((each) => each.name === 'Namespace')?.value;
  const attribute = parameters.find((each) => each.name === 'Attribute');
  if (typeof namespace !== 'string' || !attribute) return valueOf(parameters, 'Attribute');
  return valueOf([{ ...attribute, namespace }], 'Attribute');
}

const withText = (parameters: Parameters) => ({ Text: valueOf(parameters, 'Text') ?? '' });

const modules: Readonly<Record<string, (parameters: Parameters) => Translated>> = {
  SetLoggingBehavior: (p) => ({
    Type: 'UpdateFlowLoggingBehavior',
    Parameters: {
      FlowLoggingBehavior: valueOf(p, 'LoggingBehavior') === 'Enable' ? 'Enabled' : 'Disabled',
    },
  }),
  PlayPrompt: (p) => ({ Type: 'MessageParticipant', Parameters: withText(p) }),
  LoopPrompts: (p) => ({
    Type: 'MessageParticipantIteratively',
    Parameters: { Messages: [withText(p)] },
  }),
  Wait: (p) => ({
    Type: 'Wait',
    Parameters: { TimeoutSeconds: valueOf(p, 'TimeoutSeconds') ?? '' },
  }),
  SetAttributes: (p) => ({
    Type: 'UpdateContactAttributes',
    Parameters: {
      Attributes: Object.fromEntries(
        p.flatMap((each) =>
          each.name === 'Attribute' && each.key
            ? [[each.key, valueOf([each], 'Attribute') ?? '']]
            : [],
        ),
      ),
      TargetContact: 'Current',
    },
  }),
  CheckAttribute: (p) => ({
    Type: 'Compare',
    Parameters: { ComparisonValue: comparedBy(p) ?? '' },
  }),
  UpdateRoutingPriority: (p) => ({
    Type: 'UpdateContactRoutingBehavior',
    Parameters: { QueuePriority: valueOf(p, 'AbsolutePosition') ?? '' },
  }),
  SetEventHook: (p) => {
    const flow = p.find((each) => each.name === 'ContactFlowId');
    // The ARN in an exported flow is of the instance that it came from; the name holds in this one.
    const target = flow?.resourceName
      ? `flow:${flow.resourceName}`
      : (valueOf(p, 'ContactFlowId') ?? '');
    return {
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { [valueOf(p, 'Type') ?? 'CustomerQueue']: target } },
    };
  },
  SetQueue: (p) => {
    const agent = valueOf(p, 'Agent');
    return {
      Type: 'UpdateContactTargetQueue',
      Parameters: agent === undefined ? { QueueId: valueOf(p, 'Queue') ?? '' } : { AgentId: agent },
    };
  },
  'Transfer to Queue': () => ({ Type: 'TransferContactToQueue', Parameters: {} }),
  Disconnect: () => ({ Type: 'DisconnectParticipant', Parameters: {} }),
};
