import type { EdgeRequest } from '../request.ts';
import { managedGroups, type ManagedRule } from './managed-rules.ts';
import { createRates } from './rates.ts';
import type { ManagedRuleGroupStatement, NamedAction, RateBasedStatement } from './schema.ts';
import {
  ByteMatchStatement,
  ManagedRuleGroupStatement as managedSchema,
  NotStatement,
  RateBasedStatement as rateSchema,
  Statements,
  type Statement,
} from './schema.ts';
import { parse } from '@video-escalation/contracts/config/parse';
import { transformationOf } from './transformations.ts';

export interface StatementDeps {
  readonly now: () => number;
  /** One address stands for so many callers: the limits of rate-based rules are multiplied by it. */
  readonly callersPerAddress: number;
}

/** What a statement says of a request. `rule`: which rule of a managed group it was. */
export interface Match {
  readonly rule?: string;
  /** The group counts this rule instead of blocking by it. */
  readonly isCounted?: boolean;
}

export type Matcher = (request: EdgeRequest) => Match | undefined;

type Maker = (properties: unknown, deps: StatementDeps) => Matcher;

const makers: Readonly<Record<string, Maker>> = {
  ByteMatchStatement: byteMatch,
  OrStatement: (properties, deps) => {
    const all = parse(Statements, properties, 'OrStatement').Statements;
    const matchers = all.map((each) => matcherOf(each, deps));
    return (request) => (matchers.some((matches) => matches(request)) ? {} : undefined);
  },
  AndStatement: (properties, deps) => {
    const all = parse(Statements, properties, 'AndStatement').Statements;
    const matchers = all.map((each) => matcherOf(each, deps));
    return (request) => (matchers.every((matches) => matches(request)) ? {} : undefined);
  },
  NotStatement: (properties, deps) => {
    const matches = matcherOf(parse(NotStatement, properties, 'NotStatement').Statement, deps);
    return (request) => (matches(request) ? undefined : {});
  },
  RateBasedStatement: (properties, deps) =>
    rateBased(parse(rateSchema, properties, 'RateBasedStatement'), deps),
  ManagedRuleGroupStatement: (properties, deps) =>
    managedGroup(parse(managedSchema, properties, 'ManagedRuleGroupStatement'), deps),
};

/** @throws Error that names a statement, a field or a managed group which is not evaluated here. */
export function matcherOf(statement: Statement, deps: StatementDeps): Matcher {
  const [[type, properties] = ['(none)', undefined]] = Object.entries(statement);
  const make = makers[type];
  if (!make) throw new Error(`The statement ${type} of AWS WAF is not evaluated.`);
  return make(properties, deps);
}

function byteMatch(properties: unknown): Matcher {
  const parsed = parse(ByteMatchStatement, properties, 'ByteMatchStatement');
  const transform = transformationOf(parsed.TextTransformations);
  return ({ path }) => (transform(path) === parsed.SearchString ? {} : undefined);
}

function rateBased(statement: RateBasedStatement, deps: StatementDeps): Matcher {
  const { Limit, EvaluationWindowSec = 300, ScopeDownStatement } = statement;
  const isInScope = ScopeDownStatement && matcherOf(ScopeDownStatement, deps);
  const rates = createRates(EvaluationWindowSec * 1_000, deps.now);
  const limit = Limit * deps.callersPerAddress;
  return (request) => {
    if (isInScope && !isInScope(request)) return undefined;
    return rates.hit(request.address) > limit ? {} : undefined;
  };
}

function managedGroup(statement: ManagedRuleGroupStatement, deps: StatementDeps): Matcher {
  const { VendorName, Name, ScopeDownStatement } = statement;
  const group = VendorName === 'AWS' ? managedGroups[Name] : undefined;
  if (!group) throw new Error(`The managed rule group ${VendorName}/${Name} is not evaluated.`);
  const isInScope = ScopeDownStatement && matcherOf(ScopeDownStatement, deps);
  const { blocking, counting } = byAction(group.rules, statement);
  const counted = new Set(counting);
  return (request) => {
    if (isInScope && !isInScope(request)) return undefined;
    const found = [...blocking, ...counting].find(({ isMatch }) => isMatch(request));
    return found && { rule: `${Name}/${found.name}`, isCounted: counted.has(found) };
  };
}

/** @throws Error that names an overridden rule which the group does not have, or an action which is not taken here. */
function byAction(rules: readonly ManagedRule[], statement: ManagedRuleGroupStatement) {
  const { RuleActionOverrides = [], ExcludedRules = [] } = statement;
  const counts = [
    ...ExcludedRules.map(({ Name }) => Name),
    ...RuleActionOverrides.filter(isCount).map(({ Name }) => Name),
  ];
  return {
    blocking: rules.filter(({ name }) => !counts.includes(name)),
    counting: rules.filter(({ name }) => counts.includes(name)),
  };
}

function isCount({ Name, ActionToUse }: NamedAction): boolean {
  const [action = '(none)'] = Object.keys(ActionToUse);
  if (action === 'Count' || action === 'Block') return action === 'Count';
  throw new Error(`The action ${action} for ${Name} of AWS WAF is not taken here.`);
}
