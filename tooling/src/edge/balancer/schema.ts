import * as Type from 'typebox';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };
const Values = Type.Object({ Values: Type.Array(Type.String()) }, closed);

/** Of the kinds of conditions only those that are evaluated: others are refused by name. */
export const Condition = Type.Object(
  {
    Field: Type.String(),
    HostHeaderConfig: Type.Optional(Values),
    PathPatternConfig: Type.Optional(Values),
  },
  closed,
);
export type Condition = Static<typeof Condition>;

const FixedResponse = Type.Object(
  {
    StatusCode: Type.String({ pattern: '^[2-5]\\d\\d$' }),
    ContentType: Type.Optional(Type.String()),
    MessageBody: Type.Optional(Type.String()),
  },
  closed,
);

export const Action = Type.Object({
  Type: Type.String(),
  FixedResponseConfig: Type.Optional(FixedResponse),
});
export type Action = Static<typeof Action>;

export const Listener = Type.Object({
  Port: Type.Integer(),
  Protocol: Type.String(),
  DefaultActions: Type.Array(Action, { minItems: 1 }),
});

export const ListenerRule = Type.Object({
  Priority: Type.Integer(),
  Conditions: Type.Array(Condition),
  Actions: Type.Array(Action, { minItems: 1 }),
});

export const LoadBalancer = Type.Object({
  LoadBalancerAttributes: Type.Optional(
    Type.Array(Type.Object({ Key: Type.String(), Value: Type.String() })),
  ),
});
