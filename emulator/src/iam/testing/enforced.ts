import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { startEmulator, type EmulatorOptions } from '../../emulator.ts';
import type { PolicyStatement } from '../policy.ts';
import type { RoleSeed } from '../seed.ts';

export const account = '111122223333';
export const region = 'us-east-1';
export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;

export const allow = (Action: string | string[], Resource: string | string[] = '*') =>
  ({ Effect: 'Allow', Action, Resource }) satisfies PolicyStatement;

export const policy = (...Statement: PolicyStatement[]) =>
  ({ Version: '2012-10-17', Statement }) as const;

const trust = (Principal: Record<string, string>) =>
  policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal });

export const taskRole = (name: string, ...statements: PolicyStatement[]): RoleSeed => ({
  arn: roleArn(name),
  trust: trust({ Service: 'ecs-tasks.amazonaws.com' }),
  policies: [policy(...statements)],
});
export const roleFor = (
  name: string,
  principal: string,
  ...statements: PolicyStatement[]
): RoleSeed => ({
  arn: roleArn(name),
  trust: trust({ AWS: principal }),
  policies: [policy(...statements)],
});

const operator = { accessKeyId: 'AKIAOPERATOR00000000', secretAccessKey: 'operator' };

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An emulator with these roles and an operator who may do anything. */
export async function startEnforced(options: EmulatorOptions, ...roles: RoleSeed[]) {
  const user = { arn: `arn:aws:iam::${account}:user/operator`, ...operator };
  const users = [{ ...user, policies: [policy(allow('*'))] }];
  const emulator = await startEmulator({ ...options, iam: { roles, users } });
  const { url } = emulator;

  /** What an SDK client of a service needs. */
  const client = (path: string, credentials: Credentials) => ({
    region,
    credentials,
    maxAttempts: 1,
    endpoint: `${url.replace('localhost', '127.0.0.1')}/${path}`,
    forcePathStyle: true,
  });

  async function taskCredentials(role: string): Promise<Credentials> {
    const response = await fetch(`${url}/task-credentials/${role}/task-1`);
    const given = (await response.json()) as Record<string, string>;
    return {
      accessKeyId: given.AccessKeyId ?? '',
      secretAccessKey: given.SecretAccessKey ?? '',
      sessionToken: given.Token ?? '',
    };
  }

  async function assume(role: string, sessionName: string, by: Credentials): Promise<Credentials> {
    const sts = new STSClient(client('sts', by));
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn(role), RoleSessionName: sessionName }),
    );
    return {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken ?? '',
    };
  }

  async function control(verb: string, body: object = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${url}/__control/${verb}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
  }

  async function inspect(): Promise<IamView> {
    const response = await fetch(`${url}/__control/inspect`);
    return ((await response.json()) as { iam: IamView }).iam;
  }

  return { ...emulator, operator, client, taskCredentials, assume, control, inspect };
}

interface IamView {
  readonly granted: readonly { owner: string; statement: string; action: string; times: number }[];
  readonly refused: readonly { principal: string; action: string; resource: string }[];
  readonly grants: readonly { owner: string; action: string }[];
}

export interface Refused {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
}

/** The error that a call ends with, as the SDK's client shows it. */
export async function refusal(call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & {
      $metadata?: { httpStatusCode?: number };
    };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error('The call was not refused.');
}
