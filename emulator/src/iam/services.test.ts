import { ChimeSDKMeetingsClient, CreateMeetingCommand } from '@aws-sdk/client-chime-sdk-meetings';
import {
  ConnectClient,
  DescribeContactCommand,
  GetFederationTokenCommand,
  StartChatContactCommand,
} from '@aws-sdk/client-connect';
import { ECSClient, ListTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  account,
  allow,
  refusal,
  region,
  roleArn,
  roleFor,
  startEnforced,
  taskRole,
  type Credentials,
} from './testing/enforced.ts';

const instanceId = '5c0ffee1-0000-4000-8000-0000000c0de0';
const instance = `arn:aws:connect:${region}:${account}:instance/${instanceId}`;
const keyId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const keyArn = `arn:aws:kms:${region}:${account}:key/${keyId}`;
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

let world: Awaited<ReturnType<typeof startEnforced>>;
let nobody: Credentials;
let api: Credentials;
beforeAll(async () => {
  world = await startEnforced(
    {
      kms: { keys: [{ id: keyId }] },
      ecs: {
        clusters: ['recorders'],
        taskDefinitions: [
          {
            family: 'recorder',
            taskRoleArn: roleArn('Recorder'),
            executionRoleArn: roleArn('Execution'),
            containerDefinitions: [{ name: 'recorder', image: 'none' }],
          },
          {
            family: 'closed',
            taskRoleArn: roleArn('Federation'),
            containerDefinitions: [{ name: 'closed', image: 'none' }],
          },
        ],
      },
    },
    taskRole('Nobody'),
    taskRole('Recorder'),
    taskRole('Execution'),
    taskRole(
      'Api',
      {
        ...allow('ecs:RunTask', arn('ecs', 'task-definition/recorder:*')),
        Sid: 'RunRecorders',
        Condition: { ArnEquals: { 'ecs:cluster': arn('ecs', 'cluster/recorders') } },
      },
      {
        ...allow('iam:PassRole', roleArn('Recorder')),
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
      {
        ...allow('kms:Sign', keyArn),
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
      },
      allow('ssm:GetParametersByPath', arn('ssm', 'parameter/product/*')),
      allow('chime:CreateMeeting'),
      allow('connect:StartChatContact', `${instance}/contact-flow/flow-1`),
    ),
    roleFor(
      'Federation',
      roleArn('Api'),
      allow('connect:GetFederationToken', `${instance}/user/\${aws:userid}`),
    ),
  );
  nobody = await world.taskCredentials('Nobody');
  api = await world.taskCredentials('Api');
});
afterAll(() => world.stop());

const ecs = (by: Credentials) => new ECSClient(world.client('ecs', by));
const connect = (by: Credentials) => new ConnectClient(world.client('connect', by));

describe('a call that no policy allows is refused as each service refuses', () => {
  const who = `arn:aws:sts::${account}:assumed-role/Nobody/task-1`;
  const denied = (action: string, resource: string) =>
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  const calls: Readonly<Record<string, [(by: Credentials) => Promise<unknown>, object]>> = {
    Connect: [
      (by) =>
        connect(by).send(new DescribeContactCommand({ InstanceId: instanceId, ContactId: 'c-1' })),
      {
        name: 'AccessDeniedException',
        status: 403,
        message: denied('connect:DescribeContact', `${instance}/contact/c-1`),
      },
    ],
    Chime: [
      (by) =>
        new ChimeSDKMeetingsClient(world.client('chime', by)).send(
          new CreateMeetingCommand({
            MediaRegion: region,
            ExternalMeetingId: 'm-1',
            ClientRequestToken: 'token',
          }),
        ),
      {
        name: 'AccessDeniedException',
        status: 403,
        message: denied('chime:CreateMeeting', arn('chime', 'meeting/*')),
      },
    ],
    ECS: [
      (by) => ecs(by).send(new ListTasksCommand({ cluster: 'recorders' })),
      {
        name: 'AccessDeniedException',
        status: 400,
        message: denied('ecs:ListTasks', arn('ecs', 'container-instance/recorders/*')),
      },
    ],
    KMS: [
      (by) =>
        new KMSClient(world.client('kms', by)).send(
          new SignCommand({
            KeyId: keyId,
            Message: Buffer.from('x'),
            SigningAlgorithm: 'ECDSA_SHA_256',
          }),
        ),
      { name: 'AccessDeniedException', status: 400, message: denied('kms:Sign', keyArn) },
    ],
    'Systems Manager': [
      (by) =>
        new SSMClient(world.client('ssm', by)).send(
          new GetParametersByPathCommand({ Path: '/product' }),
        ),
      {
        name: 'AccessDeniedException',
        status: 400,
        message: denied('ssm:GetParametersByPath', arn('ssm', 'parameter/product')),
      },
    ],
    EventBridge: [
      (by) =>
        new EventBridgeClient(world.client('events', by)).send(
          new PutEventsCommand({ Entries: [{ Source: 'a', DetailType: 'b', Detail: '{}' }] }),
        ),
      {
        name: 'AccessDeniedException',
        status: 400,
        message: denied('events:PutEvents', arn('events', 'event-bus/default')),
      },
    ],
    'Service Quotas': [
      (by) =>
        new ServiceQuotasClient(world.client('service-quotas', by)).send(
          new GetServiceQuotaCommand({ ServiceCode: 'connect', QuotaCode: 'L-1' }),
        ),
      {
        name: 'AccessDeniedException',
        status: 400,
        message: denied('servicequotas:GetServiceQuota', arn('servicequotas', 'connect/L-1')),
      },
    ],
    SES: [
      (by) =>
        new SESv2Client(world.client('ses', by)).send(
          new SendEmailCommand({
            FromEmailAddress: 'Video <video@riverbank.example>',
            Destination: { ToAddresses: ['ada@example.com'] },
            Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
          }),
        ),
      {
        name: 'AccessDeniedException',
        status: 403,
        message: `User \`${who}' is not authorized to perform \`ses:SendEmail' on resource \`${arn('ses', 'identity/video@riverbank.example')}'`,
      },
    ],
    SNS: [
      (by) =>
        new SNSClient(world.client('sns', by)).send(
          new PublishCommand({ PhoneNumber: '+15550100', Message: 'x' }),
        ),
      {
        name: 'AuthorizationErrorException',
        status: 403,
        message: denied('SNS:Publish', '+15550100'),
      },
    ],
    STS: [
      (by) => world.assume('Federation', 'alice@example.com', by),
      {
        name: 'AccessDenied',
        status: 403,
        message: `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn('Federation')}`,
      },
    ],
  };
  it.each(Object.keys(calls))('%s', async (service) => {
    const [call, expected] = calls[service]!;
    expect(await refusal(call(nobody))).toEqual(expected);
  });

  it.each(Object.keys(calls))('%s refuses a key that it doesn’t know', async (service) => {
    const stranger = { accessKeyId: 'AKIASTRANGER00000000', secretAccessKey: 'x' };
    const [call] = calls[service]!;
    expect((await refusal(call(stranger))).name).toMatch(
      /^(UnrecognizedClientException|InvalidClientTokenId)$/,
    );
  });

  it.each(Object.keys(calls))('%s refuses a key with another secret', async (service) => {
    const [call] = calls[service]!;
    expect((await refusal(call({ ...nobody, secretAccessKey: 'x' }))).name).toMatch(
      /^(InvalidSignatureException|SignatureDoesNotMatch)$/,
    );
  });

  it('everything is remembered as refused, over a reset too', async () => {
    await world.reset();
    const { refused } = await world.inspect();
    expect(refused).toContainEqual(
      expect.objectContaining({ principal: who, action: 'ecs:ListTasks' }),
    );
  });
});

describe('what a policy allows', () => {
  const run = (by: Credentials, more: object = {}) =>
    ecs(by).send(new RunTaskCommand({ cluster: 'recorders', taskDefinition: 'recorder', ...more }));

  it('RunTask needs the roles to be handed on as well', async () => {
    const { message } = await refusal(run(api));
    expect(message).toContain(
      `iam:PassRole on resource: ${roleArn('Execution')} because no identity-based policy`,
    );
  });
  it('a family that is asked for stands for its newest revision', async () => {
    const { message } = await refusal(run(api, { taskDefinition: 'closed' }));
    expect(message).toContain(`ecs:RunTask on resource: ${arn('ecs', 'task-definition/closed:1')}`);
  });
  it('a role that doesn’t trust ECS starts no task', async () => {
    const closed = await refusal(run(world.operator, { taskDefinition: 'closed' }));
    expect(closed.name).toBe('ClientException');
    expect(closed.message).toContain('ECS was unable to assume the role');
  });
  it('a key signs by the algorithm of the condition', async () => {
    const kms = new KMSClient(world.client('kms', api));
    const sign = (SigningAlgorithm: 'ECDSA_SHA_256' | 'ECDSA_SHA_384') =>
      kms.send(new SignCommand({ KeyId: keyId, Message: Buffer.from('x'), SigningAlgorithm }));
    expect((await sign('ECDSA_SHA_256')).KeyId).toBe(keyArn);
    expect((await refusal(sign('ECDSA_SHA_384'))).name).toBe('AccessDeniedException');
  });
  it('a path of parameters is no parameter below it', async () => {
    const ssm = new SSMClient(world.client('ssm', api));
    const read = (Path: string) => ssm.send(new GetParametersByPathCommand({ Path }));
    expect((await refusal(read('/product'))).name).toBe('AccessDeniedException');
    expect((await read('/product/a')).Parameters).toEqual([]);
  });
  it('a chat needs the contact besides the flow', async () => {
    const start = connect(api).send(
      new StartChatContactCommand({
        InstanceId: instanceId,
        ContactFlowId: 'flow-1',
        ParticipantDetails: { DisplayName: 'Ada' },
      }),
    );
    expect((await refusal(start)).message).toContain(`on resource: ${instance}/contact/*`);
  });
  it('a federated session is the Connect user of its own name', async () => {
    const alice = await world.assume('Federation', 'alice@example.com', api);
    const answer = await connect(alice).send(
      new GetFederationTokenCommand({ InstanceId: instanceId }),
    );
    expect(answer.UserArn).toMatch(/\/agent\//);
  });
});

describe('who asks', () => {
  it('GetCallerIdentity needs no permission', async () => {
    const caller = await new STSClient(world.client('sts', nobody)).send(
      new GetCallerIdentityCommand(),
    );
    expect(caller.Arn).toBe(`arn:aws:sts::${account}:assumed-role/Nobody/task-1`);
  });
  it('a role that trusts no tasks has no credentials for them', async () => {
    expect((await fetch(`${world.url}/task-credentials/Federation`)).status).toBe(404);
    expect((await fetch(`${world.url}/task-credentials/Unknown`)).status).toBe(404);
  });
  it('a session policy is refused by name', async () => {
    const call = new STSClient(world.client('sts', api)).send(
      new AssumeRoleCommand({
        RoleArn: roleArn('Federation'),
        RoleSessionName: 'ab',
        Policy: '{}',
      }),
    );
    expect(await refusal(call)).toMatchObject({ status: 501 });
  });
});

describe('a statement that is taken away', () => {
  const create = () =>
    new ChimeSDKMeetingsClient(world.client('chime', api)).send(
      new CreateMeetingCommand({
        MediaRegion: region,
        ExternalMeetingId: 'm-1',
        ClientRequestToken: 'token',
      }),
    );
  it('refuses what it allowed, until a reset', async () => {
    await create();
    const removed = await world.control('iam/remove-statement', {
      role: 'Api',
      action: 'chime:CreateMeeting',
    });
    expect(await removed.json()).toEqual({ removed: 1 });
    expect((await refusal(create())).name).toBe('AccessDeniedException');
    await world.reset();
    await create();
    const { granted, grants } = await world.inspect();
    expect(granted).toContainEqual(
      expect.objectContaining({ owner: roleArn('Api'), action: 'chime:CreateMeeting', times: 2 }),
    );
    expect(grants).toContainEqual(expect.objectContaining({ action: 'connect:StartChatContact' }));
  });
  it('that isn’t there is named', async () => {
    const action = 'chime:Nothing';
    const answer = await world.control('iam/remove-statement', { role: 'Api', action });
    expect(await answer.text()).toContain('No statement of Api allows chime:Nothing');
  });
});
