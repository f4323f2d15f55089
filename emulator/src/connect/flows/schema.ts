import { Type, type Static } from 'typebox';

const operators = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;

const transitions = Type.Object({
  NextAction: Type.Optional(Type.String()),
  Errors: Type.Optional(
    Type.Array(Type.Object({ ErrorType: Type.String(), NextAction: Type.String() })),
  ),
  Conditions: Type.Optional(
    Type.Array(
      Type.Object({
        NextAction: Type.String(),
        Condition: Type.Object({
          Operator: Type.Enum([...operators]),
          Operands: Type.Array(Type.String(), { minItems: 1 }),
        }),
      }),
    ),
  ),
});

const action = Type.Object({
  Identifier: Type.String({ minLength: 1 }),
  Type: Type.String(),
  Parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  Transitions: Type.Optional(transitions),
});

/** Flow language 2019-10-30 (Administrator Guide, "Flow language"). Metadata belongs to the designer and is not read. */
export const flowContent = Type.Object({
  Version: Type.Literal('2019-10-30'),
  StartAction: Type.String(),
  Metadata: Type.Optional(Type.Unknown()),
  Actions: Type.Array(action, { minItems: 1 }),
});

export type FlowContent = Static<typeof flowContent>;
export type FlowAction = Static<typeof action>;
export type Operator = (typeof operators)[number];

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly type: 'CONTACT_FLOW' | 'CUSTOMER_QUEUE';
  readonly content: FlowContent;
  readonly actions: ReadonlyMap<string, FlowAction>;
}
