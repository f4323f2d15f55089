import { describe, expect, test } from 'vitest';
import type { Exchange } from '../host/exchanges.ts';
import { judge } from './judge.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const exchange = (change: Partial<Exchange>): Exchange => ({
  method: 'POST',
  target: '/connect/search-users',
  headers: {},
  body: json({ InstanceId: 'i' }),
  status: 200,
  answerHeaders: {},
  answer: json({ Users: [] }),
  ...change,
});

const deviations = async (change: Partial<Exchange>) => (await judge(exchange(change)))?.deviations;

describe('an exchange of restJson1', () => {
  test('that fits the model has no deviation', async () => {
    expect(await judge(exchange({}))).toEqual({
      service: 'Connect',
      operation: 'SearchUsers',
      outcome: 'answered',
      deviations: [],
    });
  });

  test.each<[string, Partial<Exchange>, string]>([
    [
      'a member that the model lacks, deep in the answer',
      { answer: json({ Users: [{ IdentityInfo: { Email: 'a@example.com' } }] }) },
      "Connect SearchUsers answer Users[0].IdentityInfo.Email: the model's UserIdentityInfoLite has no such member.",
    ],
    [
      'a member that the model lacks, in an accepted request',
      { body: json({ InstanceId: 'i', Search: {} }) },
      "Connect SearchUsers request Search: the model's SearchUsersRequest has no such member.",
    ],
    [
      'a required member that is missing',
      { body: json({}) },
      'Connect SearchUsers request InstanceId: the model requires it.',
    ],
    [
      'another type',
      { answer: json({ ApproximateTotalCount: '1' }) },
      'Connect SearchUsers answer ApproximateTotalCount: the model has a number.',
    ],
    [
      'another status',
      { status: 201 },
      "Connect SearchUsers answer status 201: the model's status is 200.",
    ],
    [
      'an error that the operation has not',
      { status: 409, answerHeaders: { 'x-amzn-errortype': 'IdempotencyException' } },
      'Connect SearchUsers error IdempotencyException: the model lists no such error for the operation.',
    ],
    [
      'an error with another status',
      {
        status: 400,
        answerHeaders: { 'x-amzn-errortype': 'ResourceNotFoundException' },
        answer: json({ Message: 'No.' }),
      },
      "Connect SearchUsers error ResourceNotFoundException: the model's status is 404.",
    ],
    [
      'a refusal without the name',
      { status: 501, answer: json({ Message: 'POST /search-users' }) },
      'Connect SearchUsers error status 501: the refusal must name the operation.',
    ],
  ])('%s is found', async (_title, change, sentence) => {
    expect(await deviations(change)).toEqual([sentence]);
  });

  test('a value outside of an enumeration is found', async () => {
    const list = {
      method: 'GET',
      target: '/connect/agent-status/i',
      body: Buffer.alloc(0),
      answer: json({ AgentStatusSummaryList: [{ Type: 'BUSY' }] }),
    };
    expect(await deviations(list)).toEqual([
      "Connect ListAgentStatuses answer AgentStatusSummaryList[0].Type: 'BUSY' is none of the model's values (CUSTOM, OFFLINE, ROUTABLE).",
    ]);
  });

  test('a query parameter that the model lacks is found', async () => {
    const list = { method: 'GET', target: '/connect/users-summary/i?max=1', body: Buffer.alloc(0) };
    expect(await deviations({ ...list, answer: json({}) })).toEqual([
      'Connect ListUsers request ?max: the model has no such query parameter.',
    ]);
  });

  test('a time in milliseconds is found', async () => {
    const describeContact = {
      method: 'GET',
      target: '/connect/contacts/i/c',
      body: Buffer.alloc(0),
      answer: json({ Contact: { InitiationTimestamp: 1_790_000_000_000 } }),
    };
    expect(await deviations(describeContact)).toEqual([
      'Connect DescribeContact answer Contact.InitiationTimestamp: the model has a time in seconds since 1970.',
    ]);
  });
});

describe('an exchange of another protocol', () => {
  test('awsJson1.1: a member that the model lacks is found', async () => {
    const sign = {
      target: '/kms',
      headers: { 'x-amz-target': 'TrentService.GetPublicKey' },
      body: json({ KeyId: 'k' }),
      answer: json({ KeyID: 'k' }),
    };
    expect(await deviations(sign)).toEqual([
      "KMS GetPublicKey answer KeyID: the model's GetPublicKeyResponse has no such member.",
    ]);
  });

  test('query: elements of the answer and numbered members of the request are compared', async () => {
    const assume = {
      target: '/sts',
      body: Buffer.from(
        'Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=n&Tags.member.1.Kez=k',
      ),
      answer: Buffer.from(
        '<AssumeRoleResponse><AssumeRoleResult><Credential/></AssumeRoleResult></AssumeRoleResponse>',
      ),
    };
    expect(await deviations(assume)).toEqual([
      "STS AssumeRole request Tags[0].Kez: the model's Tag has no such member.",
      'STS AssumeRole request Tags[0].Key: the model requires it.',
      'STS AssumeRole request Tags[0].Value: the model requires it.',
      "STS AssumeRole answer Credential: the model's AssumeRoleResponse has no such member.",
    ]);
  });

  test('restXml: flattened lists, headers and the root element are compared', async () => {
    const list = {
      method: 'GET',
      target: '/s3/bucket?list-type=2',
      body: Buffer.alloc(0),
      answerHeaders: { 'x-amz-colour': 'red' },
      answer: Buffer.from(
        '<ListResult><Contents><Key>a</Key><Size>big</Size></Contents><Contents><Name>b</Name></Contents></ListResult>',
      ),
    };
    expect(await deviations(list)).toEqual([
      'S3 ListObjectsV2 answer x-amz-colour: the model has no such header.',
      "S3 ListObjectsV2 answer <ListResult>: the model's element is <ListBucketResult>.",
      'S3 ListObjectsV2 answer Contents[0].Size: the model has a number.',
      "S3 ListObjectsV2 answer Contents[1].Name: the model's Object has no such member.",
    ]);
  });
});

test('what belongs to no service is not judged', async () => {
  expect(await judge(exchange({ target: '/connect-phone/calls' }))).toBeUndefined();
});
