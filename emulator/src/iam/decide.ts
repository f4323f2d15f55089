import type { Access, Context } from './access.ts';
import { evaluate } from './evaluate.ts';
import { isKnownKey } from './known-keys.ts';
import { isAction } from './match.ts';
import { nameOf, type Principal } from './principals.ts';
import type { IamSeed } from './seed.ts';
import { readPolicy, type Policy, type Statement } from './statements.ts';
import type { PolicyDocument } from './policy.ts';
import type { Usage } from './usage.ts';

/** A policy of a bucket or a key. */
export interface ResourcePolicy {
  readonly arn: string;
  readonly policy: PolicyDocument;
}

/** What nobody allowed, or somebody denied. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  readonly who: Principal;
  readonly access: Access;
  /** Why, in AWS's words; they follow the message of most services. */
  readonly reason: string;

  constructor(who: Principal, access: Access, reason: string) {
    super(
      `User: ${who.arn} is not authorized to perform: ${access.action} on resource: ${access.resource} ${reason}`,
    );
    this.who = who;
    this.access = access;
    this.reason = reason;
  }
}

export interface Decider {
  /** @throws AccessDenied for the first thing that isn't allowed */
  decide(who: Principal, accesses: readonly Access[], region: string): void;
  /** Role by its name. */
  role(name: string): string | undefined;
  /** Takes away every statement of a role that allows the action. Returns how many those were. */
  removeStatement(role: string, action: string): number;
  restore(): void;
  /** Actions of identity policies, as their statements name them. */
  grants(): readonly { owner: string; policy: number; statement: string; action: string }[];
}

/** Reads all policies. Throws what `readPolicy` throws. */
export function createDecider(
  { roles, users = [] }: IamSeed,
  resources: readonly ResourcePolicy[],
  usage: Usage,
): Decider {
  const identity = new Map<string, Policy[]>();
  for (const { arn, policies } of [...roles, ...users])
    identity.set(
      arn,
      policies.map((each, index) => readPolicy(each, 'identity', arn, index)),
    );
  const ofResources = new Map<string, Policy>([
    ...roles.map(({ arn, trust }) => [arn, readPolicy(trust, 'trust', arn)] as const),
    ...resources.map(({ arn, policy }) => [arn, readPolicy(policy, 'resource', arn)] as const),
  ]);
  const removed = new Set<Statement>();
  const left = (policy: Policy): Policy => ({
    ...policy,
    statements: policy.statements.filter((each) => !removed.has(each)),
  });
  const roleNamed = (name: string) =>
    roles.find(({ arn }) => arn === name || nameOf(arn) === name)?.arn;
  const statements = () => [...identity.values()].flat().flatMap((policy) => policy.statements);

  function decideOne(who: Principal, access: Access, region: string): void {
    const owner = who.role?.arn ?? who.arn;
    const resource = resourcePolicyOf(access, ofResources);
    const verdict = evaluate({
      who,
      access,
      context: { ...checkedKeys(access.context), ...globalKeys(who, region) },
      identity: (identity.get(owner) ?? []).map(left),
      ...(resource && { resource }),
    });
    if (verdict.isAllowed) return usage.allowed(verdict.by, access);
    usage.refused(who, access, verdict.reason);
    throw new AccessDenied(who, access, verdict.reason);
  }

  return {
    decide(who, accesses, region) {
      for (const access of accesses) decideOne(who, access, region);
    },
    role: roleNamed,
    removeStatement(role, action) {
      const arn = roleNamed(role);
      const found = (identity.get(arn ?? '') ?? [])
        .flatMap((policy) => policy.statements)
        .filter((each) => !each.isDeny && !removed.has(each) && allows(each, action));
      for (const each of found) removed.add(each);
      return found.length;
    },
    restore: () => removed.clear(),
    grants: () =>
      statements()
        .filter(({ isDeny }) => !isDeny)
        .flatMap(({ policy, id, actions }) =>
          actions.patterns.map((action) => ({
            owner: policy.owner,
            policy: policy.index,
            statement: id,
            action: actions.isNegated ? `not ${action}` : action,
          })),
        ),
  };
}

const allows = ({ actions }: Statement, action: string) =>
  actions.patterns.some((each) => isAction(action, each)) !== actions.isNegated;

/** A bucket's policy is about its objects too. */
function resourcePolicyOf(
  { resource }: Access,
  policies: ReadonlyMap<string, Policy>,
): Policy | undefined {
  const isObject = resource.startsWith('arn:aws:s3:::');
  return policies.get(isObject ? (resource.split('/', 1)[0] ?? '') : resource);
}

/** A key that the seed's check doesn't know could never be decided by: then this engine is wrong. */
function checkedKeys(context: Context = {}): Context {
  const unknown = Object.keys(context).find((key) => !isKnownKey(key));
  if (unknown === undefined) return context;
  throw new Error(`The condition key ${unknown} is missing in known-keys.ts.`);
}

/**
 * AWS's own condition keys. Whoever reaches this machine's loopback counts as having come by TLS, since clients do on
 * AWS: only the address differs.
 */
const globalKeys = (who: Principal, region: string): Context => ({
  'aws:userid': who.userId,
  'aws:username': who.role ? undefined : nameOf(who.arn),
  'aws:PrincipalArn': who.role?.arn ?? who.arn,
  'aws:PrincipalAccount': who.account,
  'aws:PrincipalType': who.role ? 'AssumedRole' : 'User',
  'aws:RequestedRegion': region,
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '127.0.0.1',
  'aws:ViaAWSService': 'false',
  's3:TlsVersion': '1.3',
});
