import { createHash, randomBytes } from 'node:crypto';
import type { AccessKeys } from '../sigv4/verify.ts';
import type { UserSeed } from './seed.ts';

/** Who asks. */
export interface Principal {
  /** As refusals name it; of a session `arn:aws:sts::…:assumed-role/<role>/<session>`. */
  readonly arn: string;
  /** `aws:userid`: of a session the role's unique id, a colon and the session's name. */
  readonly userId: string;
  readonly account: string;
  /** AWS's own services only, such as `ecs-tasks.amazonaws.com`. */
  readonly service?: string;
  /** Sessions only. */
  readonly role?: { readonly arn: string; readonly sessionName: string };
}

interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Session {
  readonly principal: Principal;
  readonly credentials: SessionCredentials;
}

export interface Principals {
  /** Opens a session of a role; nobody is asked. */
  openSession(role: string, sessionName: string, seconds: number): Session;
  find(accessKeyId: string): Principal | undefined;
  /** Who asks without a key that is known here. */
  readonly anybody: Principal;
  sessionCount(): number;
  /** For those who check signatures. */
  readonly keys: AccessKeys;
}

export interface PrincipalsOptions {
  readonly account: string;
  readonly users: readonly Pick<UserSeed, 'arn' | 'accessKeyId' | 'secretAccessKey'>[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Everybody who has an access key: users for as long as the emulator runs, sessions until they expire. */
export function createPrincipals({ account, users, now }: PrincipalsOptions): Principals {
  const sessions = new Map<string, Session>();
  const byKey = new Map(users.map((user) => [user.accessKeyId, user]));
  return {
    openSession(role, sessionName, seconds) {
      const session = {
        principal: sessionPrincipal(role, sessionName),
        credentials: newCredentials(now() + seconds * 1000),
      };
      sessions.set(session.credentials.accessKeyId, session);
      return session;
    },
    find(accessKeyId) {
      const user = byKey.get(accessKeyId);
      return user ? userPrincipal(user.arn) : sessions.get(accessKeyId)?.principal;
    },
    anybody: userPrincipal(`arn:aws:iam::${account}:user/local`),
    sessionCount: () => sessions.size,
    keys: (accessKeyId) => byKey.get(accessKeyId) ?? sessions.get(accessKeyId)?.credentials,
  };
}

/** An account's number in any ARN. */
export const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

/** The last part of its path: in a session's ARN no path is left (IAM user guide, "IAM identifiers"). */
export const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Unique ids begin with letters of their kind (IAM user guide, "Unique identifiers"); the same at each start. */
function uniqueId(prefix: 'AROA' | 'AIDA', arn: string): string {
  const hex = createHash('sha256').update(arn).digest('hex');
  return prefix + hex.slice(0, 17).toUpperCase();
}

function sessionPrincipal(role: string, sessionName: string): Principal {
  const [partition, account] = [role.split(':')[1] ?? 'aws', accountOf(role)];
  return {
    arn: `arn:${partition}:sts::${account}:assumed-role/${nameOf(role)}/${sessionName}`,
    userId: `${uniqueId('AROA', role)}:${sessionName}`,
    account,
    role: { arn: role, sessionName },
  };
}

const userPrincipal = (arn: string): Principal => ({
  arn,
  userId: uniqueId('AIDA', arn),
  account: accountOf(arn),
});

/** A service of AWS's that asks for itself. */
export const servicePrincipal = (service: string): Principal => ({
  arn: service,
  userId: service,
  account: '',
  service,
});

function newCredentials(expiresAt: number): SessionCredentials {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(48).toString('base64'),
    expiresAt,
  };
}
