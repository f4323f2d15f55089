import { operatorNamed, type Condition } from './conditions.ts';
import { isKnownKey } from './known-keys.ts';
import { variablesOf } from './match.ts';
import type { PolicyDocument, PolicyStatement } from './policy.ts';

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
interface Patterns {
  readonly patterns: readonly string[];
  readonly isNegated: boolean;
}

export interface Statement {
  readonly policy: Policy;
  /** Its Sid, or its place in the policy. */
  readonly id: string;
  readonly isDeny: boolean;
  /** Undefined in a policy of an identity. By kind, such as `AWS`. */
  readonly principals: Readonly<Record<string, readonly string[]>> | undefined;
  readonly actions: Patterns;
  /** Undefined in a trust policy, which belongs to one role. */
  readonly resources: Patterns | undefined;
  readonly conditions: readonly Condition[];
}

export type PolicyKind = 'identity' | 'resource' | 'trust';

/** A policy that was read and understood to its last word. */
export interface Policy {
  readonly kind: PolicyKind;
  /** ARN of whom or what it belongs to. */
  readonly owner: string;
  /** Its place among the owner's policies. */
  readonly index: number;
  /** The older version knows no variables. */
  readonly hasVariables: boolean;
  readonly statements: Statement[];
}

/** Reads a policy. Throws an error that names whatever this engine doesn't know: nothing is ignored. */
export function readPolicy(
  document: PolicyDocument,
  kind: PolicyKind,
  owner: string,
  index = 0,
): Policy {
  const hasVariables = document.Version === '2012-10-17';
  const statements: Statement[] = [];
  const policy: Policy = { kind, owner, index, hasVariables, statements };
  for (const [at, each] of [document.Statement].flat().entries()) {
    try {
      statements.push(readStatement(policy, each, String(at)));
    } catch (error) {
      const where = `${kind} policy ${index} of ${owner}, statement ${each.Sid ?? at}`;
      throw new Error(`IAM: ${where}: ${(error as Error).message}`, { cause: error });
    }
  }
  return policy;
}

function readStatement(policy: Policy, given: PolicyStatement, place: string): Statement {
  if (given.NotPrincipal !== undefined) throw new Error('NotPrincipal is not emulated.');
  const isOfIdentity = policy.kind === 'identity';
  const principals = given.Principal === undefined ? undefined : readPrincipals(given.Principal);
  if (isOfIdentity && principals) throw new Error('A policy of an identity has no Principal.');
  if (!isOfIdentity && !principals) throw new Error('Principal is missing.');
  const resources = readPatterns('Resource', given.Resource, given.NotResource);
  if (policy.kind !== 'trust' && !resources) throw new Error('Resource is missing.');
  const actions = readPatterns('Action', given.Action, given.NotAction);
  if (!actions) throw new Error('Action is missing.');
  if (policy.hasVariables) checkVariables([...(resources?.patterns ?? [])]);
  return {
    policy,
    id: given.Sid ?? place,
    isDeny: given.Effect === 'Deny',
    principals,
    actions,
    resources,
    conditions: readConditions(policy, given.Condition ?? {}),
  };
}

function readPatterns(
  name: string,
  is: string | string[] | undefined,
  isNot: string | string[] | undefined,
): Patterns | undefined {
  if (is !== undefined && isNot !== undefined) throw new Error(`${name} and Not${name} exclude.`);
  const patterns = is ?? isNot;
  return patterns === undefined
    ? undefined
    : { patterns: [patterns].flat(), isNegated: is === undefined };
}

const principalKinds = ['AWS', 'Service', 'Federated'];

function readPrincipals(
  given: NonNullable<PolicyStatement['Principal']>,
): Record<string, readonly string[]> {
  if (given === '*') return { AWS: ['*'] };
  const unknown = Object.keys(given).find((kind) => !principalKinds.includes(kind));
  if (unknown !== undefined) throw new Error(`Principal of kind ${unknown} is not emulated.`);
  return Object.fromEntries(Object.entries(given).map(([kind, each]) => [kind, [each].flat()]));
}

function readConditions(
  policy: Policy,
  given: NonNullable<PolicyStatement['Condition']>,
): Condition[] {
  return Object.entries(given).flatMap(([operator, block]) =>
    Object.entries(block).map(([key, values]) => {
      if (!isKnownKey(key)) throw new Error(`Condition key ${key} is not emulated.`);
      const holds = operatorNamed(operator, key);
      if (!holds) throw new Error(`Condition operator ${operator} is not emulated.`);
      const wanted = [values].flat().map(String);
      if (policy.hasVariables) checkVariables(wanted);
      return { key, wanted, holds };
    }),
  );
}

/** Values of these hold no wildcard, so that nobody widens a pattern by what they ask for. */
const variables = ['aws:userid', 'aws:username', 'aws:principalaccount', 'aws:principalarn'];

function checkVariables(texts: readonly string[]): void {
  const unknown = texts
    .flatMap(variablesOf)
    .find((name) => !variables.includes(name.toLowerCase()));
  if (unknown !== undefined) throw new Error(`Policy variable ${unknown} is not emulated.`);
}
