import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allow, refusal, startEnforced, taskRole, type Credentials } from './testing/enforced.ts';

let world: Awaited<ReturnType<typeof startEnforced>>;
let session: Credentials;
const start = Date.now();
beforeAll(async () => {
  // The emulator and the clients share one faked clock from the start, so that signatures stay current.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  world = await startEnforced({}, taskRole('Api', allow('*')));
  session = await world.taskCredentials('Api');
});
afterEach(() => void vi.setSystemTime(start));
afterAll(async () => {
  vi.useRealTimers();
  await world.stop();
});

const aDayLater = () => vi.setSystemTime(start + 24 * 60 * 60 * 1_000);

const identity = (by: Credentials) =>
  new STSClient(world.client('sts', by)).send(new GetCallerIdentityCommand());

const message = 'The security token included in the request is expired';

// Names and statuses: each service's API reference, "Common errors"; of S3 "Error responses".
const calls: Readonly<Record<string, [(by: Credentials) => Promise<unknown>, object]>> = {
  'Connect (REST)': [
    (by) =>
      new ConnectClient(world.client('connect', by)).send(
        new DescribeContactCommand({ InstanceId: 'i-1', ContactId: 'c-1' }),
      ),
    { name: 'ExpiredTokenException', status: 403, message },
  ],
  'KMS (JSON)': [
    (by) =>
      new KMSClient(world.client('kms', by)).send(
        new SignCommand({
          KeyId: 'k-1',
          Message: new Uint8Array([1]),
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      ),
    { name: 'ExpiredTokenException', status: 400, message },
  ],
  'STS (query)': [identity, { name: 'ExpiredToken', status: 403, message }],
  S3: [
    (by) => new S3Client(world.client('s3', by)).send(new ListBucketsCommand()),
    { name: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
  ],
};

describe('a session that has expired is refused as AWS refuses it', () => {
  it.each(Object.entries(calls))('%s', async (_service, [call, expected]) => {
    aDayLater();
    expect(await refusal(call(session))).toMatchObject(expected);
  });
});

it('a session that has not expired, and a user’s own key at any time, are not refused', async () => {
  expect(await identity(session)).toMatchObject({ Account: '111122223333' });
  aDayLater();
  expect(await identity(world.operator)).toMatchObject({ Account: '111122223333' });
});
