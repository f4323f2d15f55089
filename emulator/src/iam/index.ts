import type { EmulatedService } from '../host/service.ts';
import { createPrincipals, nameOf, type Principals } from './principals.ts';
import type { IamSeed } from './seed.ts';
import { serveTaskCredentials } from './task-credentials.ts';

export interface IamOptions {
  readonly account: string;
  /** Without it everybody may do anything. */
  readonly seed: IamSeed | undefined;
  /** Long-term keys where everybody may do anything: secrets by access key id. */
  readonly accessKeys: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface IamService extends EmulatedService {
  readonly principals: Principals;
}

/** A task's credentials live that long at most (ECS developer guide, "Task IAM role"). */
const TASK_SESSION_SECONDS = 6 * 3600;

/** Identity and Access Management: who asks, and whether they may. */
export function createIamService({
  account,
  seed,
  accessKeys,
  now = Date.now,
}: IamOptions): IamService {
  const trusted = Object.entries(accessKeys).map(([accessKeyId, secretAccessKey]) => ({
    arn: `arn:aws:iam::${account}:user/local`,
    accessKeyId,
    secretAccessKey,
  }));
  const principals = createPrincipals({ account, users: seed ? (seed.users ?? []) : trusted, now });
  const roleNamed = (name: string) =>
    seed
      ? seed.roles.find(({ arn }) => nameOf(arn) === name)?.arn
      : `arn:aws:iam::${account}:role/${name}`;

  return {
    name: 'iam',
    principals,
    routes: (app) =>
      serveTaskCredentials(app, (role, session) => {
        const arn = roleNamed(role);
        return arn === undefined
          ? undefined
          : principals.openSession(arn, session, TASK_SESSION_SECONDS);
      }),
    stop: () => Promise.resolve(),
  };
}
