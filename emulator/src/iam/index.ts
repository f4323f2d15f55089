import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { EmulatedService } from '../host/service.ts';
import { AccessDenied, createDecider, type Decider, type ResourcePolicy } from './decide.ts';
import { enforce, trustEverybody, type Guard } from './guard.ts';
import { accountOf, createPrincipals, servicePrincipal, type Principals } from './principals.ts';
import type { IamSeed } from './seed.ts';
import { serveTaskCredentials } from './task-credentials.ts';
import { createUsage } from './usage.ts';

export interface IamOptions {
  readonly account: string;
  /** Without it everybody may do anything. */
  readonly seed?: IamSeed | undefined;
  /** Policies of buckets and keys. */
  readonly resources?: readonly ResourcePolicy[];
  /** Long-term keys where everybody may do anything: secrets by access key id. */
  readonly accessKeys?: Readonly<Record<string, string>>;
  readonly region?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface IamService extends EmulatedService {
  readonly principals: Principals;
  readonly guard: Guard;
  /** Whether there is the role, and it trusts ECS tasks. Everybody's where everybody is trusted. */
  isTaskRole(arn: string): boolean;
}

/** A task's credentials live that long at most (ECS developer guide, "Task IAM role"). */
const TASK_SESSION_SECONDS = 6 * 3600;
const tasks = servicePrincipal('ecs-tasks.amazonaws.com');

const removeInput = Type.Object({ role: Type.String(), action: Type.String() });

/** Identity and Access Management: who asks, and whether they may. */
export function createIamService(options: IamOptions): IamService {
  const { account, seed, resources = [], region = 'us-east-1', now = Date.now } = options;
  const principals = createPrincipals({ account, users: usersOf(options), now });
  const usage = createUsage();
  const decider = seed && createDecider(checkedAccount(seed, account), resources, usage);
  const guard = decider ? enforce({ principals, decider, now }) : trustEverybody(principals);
  const isTaskRole = (arn: string) => !decider || isAllowed(decider, arn, region);
  const roleNamed = (name: string) =>
    decider ? decider.role(name) : `arn:aws:iam::${account}:role/${name}`;

  return {
    name: 'iam',
    principals,
    guard,
    isTaskRole,
    routes: (app) =>
      serveTaskCredentials(app, (name, session) => {
        const arn = roleNamed(name);
        if (arn === undefined || !isTaskRole(arn)) return undefined;
        return principals.openSession(arn, session, TASK_SESSION_SECONDS);
      }),
    control: {
      'remove-statement'(body) {
        const { role, action } = Value.Parse(removeInput, body);
        const removed = decider?.removeStatement(role, action) ?? 0;
        if (removed === 0) throw new Error(`No statement of ${role} allows ${action}.`);
        return { removed };
      },
    },
    inspect: () => ({
      isEnforced: decider !== undefined,
      ...usage.view(),
      grants: decider?.grants() ?? [],
    }),
    reset: () => decider?.restore(),
    stop: () => Promise.resolve(),
  };
}

/** With policies only their users have keys: a key that may do anything would stand beside them unseen. */
function usersOf({ account, seed, accessKeys = {} }: IamOptions) {
  if (seed) return seed.users ?? [];
  return Object.entries(accessKeys).map(([accessKeyId, secretAccessKey]) => ({
    arn: `arn:aws:iam::${account}:user/local`,
    accessKeyId,
    secretAccessKey,
  }));
}

/** Decisions across accounts follow other rules, which nobody needs here. */
function checkedAccount(seed: IamSeed, account: string): IamSeed {
  const foreign = [...seed.roles, ...(seed.users ?? [])].find(
    ({ arn }) => accountOf(arn) !== account,
  );
  if (!foreign) return seed;
  throw new Error(`IAM: ${foreign.arn} is not of the account ${account}; others are not emulated.`);
}

function isAllowed(decider: Decider, role: string, region: string): boolean {
  try {
    decider.decide(tasks, [{ action: 'sts:AssumeRole', resource: role }], region);
    return true;
  } catch (error) {
    if (error instanceof AccessDenied) return false;
    throw error;
  }
}
