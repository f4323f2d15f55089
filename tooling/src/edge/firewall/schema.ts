import * as Type from 'typebox';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

/** One member, named after its type; what is inside is read by what evaluates that type. */
export const Statement = Type.Record(Type.String(), Type.Unknown(), {
  minProperties: 1,
  maxProperties: 1,
});
export type Statement = Static<typeof Statement>;

export const Statements = Type.Object({ Statements: Type.Array(Statement) }, closed);
export const NotStatement = Type.Object({ Statement }, closed);

/** Of the fields and constraints only those that are evaluated: others are refused by name. */
export const ByteMatchStatement = Type.Object(
  {
    FieldToMatch: Type.Object({ UriPath: Type.Object({}) }, closed),
    PositionalConstraint: Type.Literal('EXACTLY'),
    SearchString: Type.String(),
    TextTransformations: Type.Array(
      Type.Object({ Priority: Type.Integer(), Type: Type.String() }, closed),
    ),
  },
  closed,
);

export const RateBasedStatement = Type.Object(
  {
    AggregateKeyType: Type.Literal('IP'),
    Limit: Type.Integer({ minimum: 10 }),
    EvaluationWindowSec: Type.Optional(Type.Integer()),
    ScopeDownStatement: Type.Optional(Statement),
  },
  closed,
);
export type RateBasedStatement = Static<typeof RateBasedStatement>;

const Action = Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: 1 });
const NamedAction = Type.Object({ Name: Type.String(), ActionToUse: Action }, closed);
export type NamedAction = Static<typeof NamedAction>;

export const ManagedRuleGroupStatement = Type.Object(
  {
    VendorName: Type.String(),
    Name: Type.String(),
    Version: Type.Optional(Type.String()),
    ScopeDownStatement: Type.Optional(Statement),
    RuleActionOverrides: Type.Optional(Type.Array(NamedAction)),
    ExcludedRules: Type.Optional(Type.Array(Type.Object({ Name: Type.String() }, closed))),
  },
  closed,
);
export type ManagedRuleGroupStatement = Static<typeof ManagedRuleGroupStatement>;

const Rule = Type.Object({
  Name: Type.String(),
  Priority: Type.Integer(),
  Statement,
  Action: Type.Optional(Action),
  OverrideAction: Type.Optional(Action),
});
export type Rule = Static<typeof Rule>;

/** The properties of an `AWS::WAFv2::WebACL`, as far as they decide about a request. */
export const WebAcl = Type.Object({
  DefaultAction: Action,
  Rules: Type.Array(Rule),
});
