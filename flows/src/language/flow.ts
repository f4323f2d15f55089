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
export type Operator = (typeof operators)[number];

const strict = { additionalProperties: false };

const transitions = Type.Object(
  {
    NextAction: Type.Optional(Type.String()),
    Errors: Type.Optional(
      Type.Array(Type.Object({ ErrorType: Type.String(), NextAction: Type.String() }, strict)),
    ),
    Conditions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            NextAction: Type.String(),
            Condition: Type.Object(
              {
                Operator: Type.Enum([...operators]),
                Operands: Type.Array(Type.String(), { minItems: 1, maxItems: 1 }),
              },
              strict,
            ),
          },
          strict,
        ),
      ),
    ),
  },
  strict,
);

const action = Type.Object(
  {
    Identifier: Type.String({ minLength: 1, maxLength: 50 }),
    Type: Type.String(),
    Parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    Transitions: Type.Optional(transitions),
  },
  strict,
);

/** Flow language 2019-10-30 (API Reference, "Amazon Connect Flow language"). */
export const flowSchema = Type.Object({
  Version: Type.Literal('2019-10-30'),
  StartAction: Type.String(),
  Metadata: Type.Optional(Type.Unknown()),
  Actions: Type.Array(action, { minItems: 1 }),
});
export type Flow = Static<typeof flowSchema>;
export type FlowAction = Static<typeof action>;

/** Where an action leads to, in any case. */
export function targetsOf({ Transitions = {} }: FlowAction): string[] {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  return [
    ...(NextAction === undefined ? [] : [NextAction]),
    ...Errors.map((each) => each.NextAction),
    ...Conditions.map((each) => each.NextAction),
  ];
}

/** As CreateContactFlow names them; beside them, as the designer's exports do. */
const types = {
  CONTACT_FLOW: 'contactFlow',
  CUSTOMER_QUEUE: 'customerQueue',
  CUSTOMER_HOLD: 'customerHold',
  CUSTOMER_WHISPER: 'customerWhisper',
  AGENT_HOLD: 'agentHold',
  AGENT_WHISPER: 'agentWhisper',
  OUTBOUND_WHISPER: 'outboundWhisper',
  AGENT_TRANSFER: 'agentTransfer',
  QUEUE_TRANSFER: 'queueTransfer',
} as const;
export type FlowType = keyof typeof types;

/** A flow that doesn't say is a contact flow; undefined: it says what no flow is. */
export function flowType(metadata: unknown): FlowType | undefined {
  const said = (metadata as { type?: unknown } | undefined)?.type ?? 'CONTACT_FLOW';
  return (Object.keys(types) as FlowType[]).find((each) => each === said || types[each] === said);
}
