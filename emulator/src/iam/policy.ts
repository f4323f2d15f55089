import { Type, type Static } from 'typebox';

const oneOrMore = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]);
const conditionValue = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
]);
const principal = Type.Union([Type.Literal('*'), Type.Record(Type.String(), oneOrMore)]);

const statement = Type.Object(
  {
    Sid: Type.Optional(Type.String()),
    Effect: Type.Enum(['Allow', 'Deny']),
    Principal: Type.Optional(principal),
    NotPrincipal: Type.Optional(principal),
    Action: Type.Optional(oneOrMore),
    NotAction: Type.Optional(oneOrMore),
    Resource: Type.Optional(oneOrMore),
    NotResource: Type.Optional(oneOrMore),
    Condition: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), conditionValue)),
    ),
  },
  { additionalProperties: false },
);
export type PolicyStatement = Static<typeof statement>;

/** A policy as it stands in a template (IAM user guide, "IAM JSON policy element reference"). */
export const policyDocument = Type.Object(
  {
    Version: Type.Optional(Type.Enum(['2012-10-17', '2008-10-17'])),
    Id: Type.Optional(Type.String()),
    Statement: Type.Union([statement, Type.Array(statement)]),
  },
  { additionalProperties: false },
);
export type PolicyDocument = Static<typeof policyDocument>;
