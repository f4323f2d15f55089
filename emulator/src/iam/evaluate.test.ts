import { describe, expect, it } from 'vitest';
import type { Context } from './access.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import type { PolicyDocument, PolicyStatement } from './policy.ts';
import type { Principal } from './principals.ts';
import { readPolicy } from './statements.ts';

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/Api`;
const who: Principal = {
  arn: `arn:aws:sts::${account}:assumed-role/Api/task-1`,
  userId: 'AROA0123456789ABCDEFG:alice@example.com',
  account,
  role: { arn: role, sessionName: 'task-1' },
};
const bucket = 'arn:aws:s3:::recordings';
const object = `${bucket}/a/b.mp4`;
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const contact = `arn:aws:connect:us-east-1:${account}:instance/i/contact/c`;

const document = (...statements: PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});
const allow = (Action: string | string[], Resource: string | string[] = '*') =>
  ({ Effect: 'Allow', Action, Resource }) as const;
const deny = (Action: string | string[], Resource: string | string[] = '*') =>
  ({ Effect: 'Deny', Action, Resource }) as const;

interface Case {
  readonly identity?: PolicyStatement[];
  /** The resource's own policy. */
  readonly resource?: PolicyStatement[];
  readonly action?: string;
  readonly on?: string;
  readonly context?: Context;
  readonly version?: PolicyDocument['Version'];
}

function decide({ action = 's3:GetObject', on = object, ...given }: Case): Verdict {
  const version = given.version ?? '2012-10-17';
  const { identity = [], resource } = given;
  return evaluate({
    who,
    access: { action, resource: on },
    context: { 'aws:userid': who.userId, 'aws:PrincipalArn': role, ...given.context },
    identity: [readPolicy({ Version: version, Statement: identity }, 'identity', role)],
    ...(resource && { resource: readPolicy(document(...resource), 'resource', on) }),
  });
}

const isAllowed = (each: Case) => decide(each).isAllowed;
const reasonOf = (each: Case) => {
  const verdict = decide(each);
  return verdict.isAllowed ? 'allowed' : verdict.reason;
};

describe('actions and resources', () => {
  it.each<[boolean, string, PolicyStatement]>([
    [true, 'the same action', allow('s3:GetObject', object)],
    [true, 'an action in other letters', allow('S3:getobject', object)],
    [true, 'every action of the service', allow('s3:*', object)],
    [true, 'a pattern with one open letter', allow('s3:GetObjec?', object)],
    [false, 'another action', allow('s3:PutObject', object)],
    [true, 'one of several actions', allow(['s3:PutObject', 's3:GetObject'], object)],
    [false, 'any action but this', { Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }],
    [true, 'any action but another', { Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }],
    [true, 'all objects of the bucket', allow('s3:GetObject', `${bucket}/*`)],
    [false, 'the bucket alone', allow('s3:GetObject', bucket)],
    [false, 'objects below another prefix', allow('s3:GetObject', `${bucket}/b/*`)],
    [false, 'any resource but this', { ...notOn(object) }],
    [true, 'any resource but another', { ...notOn(`${bucket}/c`) }],
  ])('%s: a statement with %s', (expected, _what, statement) => {
    expect(isAllowed({ identity: [statement] })).toBe(expected);
  });

  function notOn(resource: string): PolicyStatement {
    return { Effect: 'Allow', Action: 's3:GetObject', NotResource: resource };
  }

  it('a wildcard doesn’t reach over a colon of an ARN', () => {
    const pattern = `arn:aws:connect:*:instance/i/contact/*`;
    const action = 'connect:DescribeContact';
    expect(isAllowed({ identity: [allow(action, pattern)], action, on: contact })).toBe(false);
  });

  it('a telephone number is no topic, which a NotResource of all topics leaves open', () => {
    const statement: PolicyStatement = {
      Effect: 'Allow',
      Action: 'sns:Publish',
      NotResource: 'arn:aws:sns:*:*:*',
    };
    const case_ = { identity: [statement], action: 'SNS:Publish' };
    expect(isAllowed({ ...case_, on: '+15550100' })).toBe(true);
    expect(isAllowed({ ...case_, on: `arn:aws:sns:us-east-1:${account}:alarms` })).toBe(false);
  });

  it('a revision’s pattern doesn’t mean the family without a revision', () => {
    const definition = `arn:aws:ecs:us-east-1:${account}:task-definition/recorder`;
    const identity = [allow('ecs:RunTask', `${definition}:*`)];
    expect(isAllowed({ identity, action: 'ecs:RunTask', on: `${definition}:7` })).toBe(true);
    expect(isAllowed({ identity, action: 'ecs:RunTask', on: definition })).toBe(false);
  });
});

describe('variables', () => {
  const own = `arn:aws:connect:us-east-1:${account}:instance/i/user/`;
  const identity = [allow('connect:GetFederationToken', `${own}\${aws:userid}`)];
  const action = 'connect:GetFederationToken';

  it('aws:userid stands for the caller', () => {
    expect(isAllowed({ identity, action, on: own + who.userId })).toBe(true);
    expect(isAllowed({ identity, action, on: `${own}AROA0:bob@example.com` })).toBe(false);
  });
  it('a variable without a value matches nothing', () => {
    const context = { 'aws:userid': undefined };
    expect(isAllowed({ identity, action, on: own, context })).toBe(false);
  });
  it('the older version of policies has no variables', () => {
    const version = '2008-10-17';
    expect(isAllowed({ identity, action, on: own + who.userId, version })).toBe(false);
  });
});

describe('conditions', () => {
  const cluster = `arn:aws:ecs:us-east-1:${account}:cluster/recorders`;
  it.each<[boolean, NonNullable<PolicyStatement['Condition']>, Context]>([
    [true, { ArnEquals: { 'ecs:cluster': cluster } }, { 'ecs:cluster': cluster }],
    [false, { ArnEquals: { 'ecs:cluster': cluster } }, { 'ecs:cluster': `${cluster}2` }],
    [false, { ArnEquals: { 'ecs:cluster': cluster } }, {}],
    [true, { ArnEqualsIfExists: { 'ecs:cluster': cluster } }, {}],
    [true, { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/A*` } }, {}],
    [true, { StringLike: { 's3:prefix': ['a/*', 'b'] } }, { 's3:prefix': 'a/c' }],
    [false, { StringLike: { 's3:prefix': ['a/*', 'b'] } }, { 's3:prefix': 'b/c' }],
    [true, { StringEquals: { 'S3:Prefix': 'b' } }, { 's3:prefix': 'b' }],
    [true, { StringNotEquals: { 's3:prefix': 'b' } }, {}],
    [false, { StringNotEquals: { 's3:prefix': ['b', 'c'] } }, { 's3:prefix': 'c' }],
    [true, { StringEqualsIgnoreCase: { 's3:prefix': 'B' } }, { 's3:prefix': 'b' }],
    [true, { Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' }],
    [false, { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'true' }],
    [false, { NumericLessThan: { 's3:TlsVersion': 1.2 } }, { 's3:TlsVersion': '1.3' }],
    [true, { NumericLessThan: { 's3:TlsVersion': '1.2' } }, { 's3:TlsVersion': '1.1' }],
    [true, { Null: { 's3:if-match': 'true' } }, {}],
    [false, { Null: { 's3:if-match': 'true' } }, { 's3:if-match': '"e"' }],
    [
      false,
      { Null: { 's3:if-match': 'true', 's3:if-none-match': 'true' } },
      { 's3:if-match': 'e' },
    ],
    [
      true,
      { 'ForAnyValue:StringEquals': { 'ses:Recipients': 'a' } },
      { 'ses:Recipients': ['a', 'b'] },
    ],
    [false, { 'ForAnyValue:StringEquals': { 'ses:Recipients': 'a' } }, {}],
    [
      false,
      { 'ForAllValues:StringEquals': { 'ses:Recipients': 'a' } },
      { 'ses:Recipients': ['a', 'b'] },
    ],
    [true, { 'ForAllValues:StringEquals': { 'ses:Recipients': 'a' } }, {}],
    [true, { StringEquals: { 'aws:userid': '${aws:userid}' } }, {}],
  ])('%s: %j with %j', (expected, Condition, context) => {
    expect(isAllowed({ identity: [{ ...allow('*'), Condition }], context })).toBe(expected);
  });
});

describe('several policies', () => {
  const everybody = { AWS: '*' };
  const itself = { AWS: role };
  const wholeAccount = { AWS: `arn:aws:iam::${account}:root` };
  it.each<[string, Case]>([
    ['allowed', { identity: [allow('s3:*')] }],
    ['because no identity-based policy allows the s3:GetObject action', {}],
    [
      'with an explicit deny in an identity-based policy',
      { identity: [allow('s3:*'), deny('s3:GetObject')] },
    ],
    [
      'with an explicit deny in a resource-based policy',
      { identity: [allow('s3:*')], resource: [{ ...deny('s3:*'), Principal: everybody }] },
    ],
    ['allowed', { resource: [{ ...allow('s3:GetObject'), Principal: itself }] }],
    [
      'because no identity-based policy allows the s3:GetObject action',
      { resource: [{ ...allow('s3:GetObject'), Principal: wholeAccount }] },
    ],
    [
      'because no identity-based policy allows the s3:GetObject action',
      { resource: [{ ...allow('s3:GetObject'), Principal: { AWS: `${role}2` } }] },
    ],
    [
      'because no identity-based policy allows the s3:GetObject action',
      {
        resource: [
          { ...allow('s3:GetObject'), Principal: { Service: 'cloudfront.amazonaws.com' } },
        ],
      },
    ],
  ])('%s: case %#', (expected, each) => {
    expect(reasonOf(each)).toBe(expected);
  });

  const decrypt = { action: 'kms:Decrypt', on: key };
  it.each<[string, Case]>([
    [
      'because no resource-based policy allows the kms:Decrypt action',
      { identity: [allow('kms:*')] },
    ],
    [
      'allowed',
      { identity: [allow('kms:*')], resource: [{ ...allow('kms:*'), Principal: wholeAccount }] },
    ],
    [
      'because no identity-based policy allows the kms:Decrypt action',
      { resource: [{ ...allow('kms:*'), Principal: wholeAccount }] },
    ],
    ['allowed', { resource: [{ ...allow('kms:*'), Principal: itself }] }],
    [
      'because no resource-based policy allows the kms:Decrypt action',
      { identity: [allow('kms:*')], resource: [{ ...allow('kms:Sign'), Principal: itself }] },
    ],
  ])('a key is closed to whom its own policy doesn’t name. %s: case %#', (expected, each) => {
    expect(reasonOf({ ...decrypt, ...each })).toBe(expected);
  });

  it('a role is open to whom its trust policy names, and to the account’s by their own policies', () => {
    const on = `arn:aws:iam::${account}:role/Federation`;
    const assume = (Principal: Record<string, string>, identity: PolicyStatement[]) => {
      const trust = readPolicy(
        document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }),
        'trust',
        on,
      );
      return evaluate({
        who,
        access: { action: 'sts:AssumeRole', resource: on },
        context: {},
        identity: [readPolicy(document(...identity), 'identity', role)],
        resource: trust,
      }).isAllowed;
    };
    expect(assume(itself, [])).toBe(true);
    expect(assume(wholeAccount, [])).toBe(false);
    expect(assume(wholeAccount, [allow('sts:AssumeRole', on)])).toBe(true);
    expect(assume({ Service: 'ecs-tasks.amazonaws.com' }, [allow('sts:*')])).toBe(false);
  });

  it('tells which statements allowed', () => {
    const verdict = decide({ identity: [{ ...allow('s3:*'), Sid: 'Read' }, allow('ecs:*')] });
    expect(verdict.isAllowed && verdict.by.map(({ id }) => id)).toEqual(['Read']);
  });
});

describe('what the engine doesn’t know it refuses by name', () => {
  const read = (statement: object) => () =>
    readPolicy(document(statement as PolicyStatement), 'identity', role);
  it.each<[string, object]>([
    ['Condition operator DateLessThan is not emulated', conditioned('DateLessThan', 's3:prefix')],
    ['Condition key aws:SourceVpc is not emulated', conditioned('StringEquals', 'aws:SourceVpc')],
    ['Policy variable aws:SourceIp is not emulated', allow('s3:*', `${bucket}/\${aws:SourceIp}`)],
    ['NotPrincipal is not emulated', { ...allow('s3:*'), NotPrincipal: { AWS: role } }],
    ['A policy of an identity has no Principal', { ...allow('s3:*'), Principal: '*' }],
    ['Resource is missing', { Effect: 'Allow', Action: 's3:*' }],
    ['Action is missing', { Effect: 'Allow', Resource: '*' }],
  ])('%s', (message, statement) => {
    expect(read(statement)).toThrow(message);
    expect(read(statement)).toThrow(`identity policy 0 of ${role}, statement 0`);
  });

  function conditioned(operator: string, name: string) {
    return { ...allow('s3:*'), Condition: { [operator]: { [name]: 'x' } } };
  }

  it('and a principal of a kind of its own', () => {
    const statement = { ...allow('s3:*'), Principal: { CanonicalUser: 'a' } };
    expect(() => readPolicy(document(statement), 'resource', bucket)).toThrow(
      'Principal of kind CanonicalUser is not emulated',
    );
  });
});
