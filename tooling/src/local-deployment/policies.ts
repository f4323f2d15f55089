import { Type } from 'typebox';
import type { Static } from 'typebox';

const oneOrMany = Type.Union([Type.String(), Type.Array(Type.String())]);
/** CDK writes some numbers and truth values as such; IAM takes both forms. */
const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const oneOrManyValues = Type.Union([scalar, Type.Array(scalar)]);
const principal = Type.Union([Type.Literal('*'), Type.Record(Type.String(), oneOrMany)]);

/** A statement as IAM takes it (IAM user guide, "JSON policy element reference"). */
export const policyStatement = Type.Object(
  {
    Sid: Type.Optional(Type.String()),
    Effect: Type.Enum(['Allow', 'Deny']),
    Principal: Type.Optional(principal),
    NotPrincipal: Type.Optional(principal),
    Action: Type.Optional(oneOrMany),
    NotAction: Type.Optional(oneOrMany),
    Resource: Type.Optional(oneOrMany),
    NotResource: Type.Optional(oneOrMany),
    Condition: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), oneOrManyValues)),
    ),
  },
  { additionalProperties: false },
);

export const policyDocument = Type.Object({
  Version: Type.Optional(Type.String()),
  Statement: Type.Array(policyStatement),
});

export type PolicyDocument = Static<typeof policyDocument>;
