import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allow,
  account,
  policy,
  refusal,
  region,
  startEnforced,
  taskRole,
} from '../iam/testing/enforced.ts';

const keyId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const keyArn = `arn:aws:kms:${region}:${account}:key/${keyId}`;
const recordings = 'arn:aws:s3:::recordings';
const releases = 'arn:aws:s3:::releases';
const onReleases = allow(['s3:PutObject', 's3:GetObject'], `${releases}/*`);

let world: Awaited<ReturnType<typeof startEnforced>>;
let operator: S3Client;
beforeAll(async () => {
  world = await startEnforced(
    {
      kms: { keys: [{ id: keyId, usage: 'ENCRYPT_DECRYPT' }] },
      s3: {
        buckets: [
          { name: 'recordings', kmsKeyArn: keyArn },
          {
            name: 'releases',
            policy: policy(
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:PutObject',
                Resource: `${releases}/registry.json`,
                Condition: { Null: { 's3:if-match': 'true', 's3:if-none-match': 'true' } },
              },
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: 's3:*',
                Resource: [releases, `${releases}/*`],
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ),
          },
        ],
      },
    },
    taskRole('Recorder', allow(['s3:PutObject', 's3:GetObject'], `${recordings}/calls/*`), {
      ...allow(['kms:GenerateDataKey', 'kms:Decrypt'], keyArn),
      Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    }),
    taskRole('Keyless', allow('s3:*', [recordings, `${recordings}/*`])),
    taskRole('Encrypter', allow('s3:*', `${recordings}/*`), allow('kms:GenerateDataKey', keyArn)),
    taskRole('Team', onReleases, {
      ...allow('s3:ListBucket', releases),
      Condition: { StringLike: { 's3:prefix': ['video/*', 'registry.json'] } },
    }),
    taskRole('Cleaner', allow('s3:DeleteObject', `${releases}/old/*`)),
  );
  operator = clientOf(world.operator);
});
afterAll(() => world.stop());

const clientOf = (credentials: typeof world.operator) =>
  new S3Client(world.client('s3', credentials));
const as = async (role: string) => clientOf(await world.taskCredentials(role));
const put = (s3: S3Client, Bucket: string, Key: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...more }));
const get = (s3: S3Client, Bucket: string, Key: string) =>
  s3.send(new GetObjectCommand({ Bucket, Key }));

describe('an object under a key', () => {
  it('is written and read by whom both bucket and key are open to', async () => {
    const recorder = await as('Recorder');
    const { ServerSideEncryption, SSEKMSKeyId } = await put(recorder, 'recordings', 'calls/a');
    expect([ServerSideEncryption, SSEKMSKeyId]).toEqual(['aws:kms', keyArn]);
    expect((await get(recorder, 'recordings', 'calls/a')).SSEKMSKeyId).toBe(keyArn);
  });
  it('is not written by whom the key is closed to, and KMS is who says so', async () => {
    const keyless = await as('Keyless');
    const refused = await refusal(put(keyless, 'recordings', 'b'));
    expect(refused).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refused.message).toContain(
      `kms:GenerateDataKey on resource: ${keyArn} because no identity-based policy`,
    );
    await put(keyless, 'recordings', 'b', { ServerSideEncryption: 'AES256' });
    expect((await get(keyless, 'recordings', 'b')).SSEKMSKeyId).toBeUndefined();
  });
  it('of several parts needs the key to begin and to read the parts', async () => {
    const encrypter = await as('Encrypter');
    const upload = { Bucket: 'recordings', Key: 'calls/parts' };
    const begin = new CreateMultipartUploadCommand({ ...upload, ChecksumAlgorithm: 'CRC32' });
    const { UploadId } = await encrypter.send(begin);
    const part = (s3: S3Client) =>
      s3.send(new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: 'x' }));
    expect((await refusal(part(encrypter))).message).toContain('kms:Decrypt');
    const recorder = await as('Recorder');
    const begun = await recorder.send(begin);
    const { ETag, ChecksumCRC32 } = await recorder.send(
      new UploadPartCommand({ ...upload, UploadId: begun.UploadId, PartNumber: 1, Body: 'x' }),
    );
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };
    const done = await recorder.send(
      new CompleteMultipartUploadCommand({ ...upload, UploadId: begun.UploadId, MultipartUpload }),
    );
    expect(done.SSEKMSKeyId).toBe(keyArn);
  });
  it('is copied by whom may read the source and write the copy', async () => {
    await put(operator, 'recordings', 'calls/source');
    const copy = (s3: S3Client) =>
      s3.send(
        new CopyObjectCommand({
          Bucket: 'recordings',
          Key: 'calls/copy',
          CopySource: 'recordings/calls/source',
        }),
      );
    expect((await refusal(copy(await as('Encrypter')))).message).toContain('kms:Decrypt');
    expect((await refusal(copy(await as('Team')))).message).toContain('s3:GetObject');
    await copy(await as('Recorder'));
  });
});

describe('a bucket’s policy', () => {
  it('denies what the caller’s own one allows', async () => {
    const team = await as('Team');
    const refused = await refusal(put(team, 'releases', 'registry.json'));
    expect(refused.message).toMatch(
      /s3:PutObject on resource: "arn:aws:s3:::releases\/registry.json" with an explicit deny in a resource-based policy$/,
    );
    await put(team, 'releases', 'registry.json', { IfNoneMatch: '*' });
    await put(team, 'releases', 'video/1.js');
  });
});

describe('an object that isn’t there', () => {
  it('is known as missing to whom may list its key', async () => {
    expect((await refusal(get(await as('Team'), 'releases', 'video/none'))).name).toBe('NoSuchKey');
  });
  it('is refused to whom may not', async () => {
    const team = await as('Team');
    const refused = await refusal(get(team, 'releases', 'other/none'));
    expect(refused).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refused.message).toContain('s3:ListBucket on resource: "arn:aws:s3:::releases"');
    const head = team.send(new HeadObjectCommand({ Bucket: 'releases', Key: 'other/none' }));
    expect((await refusal(head)).status).toBe(403);
  });
});

it('a list is limited to the prefix of the condition', async () => {
  const team = await as('Team');
  const list = (Prefix?: string) =>
    team.send(new ListObjectsV2Command({ Bucket: 'releases', ...(Prefix && { Prefix }) }));
  await list('video/');
  expect((await refusal(list('other/'))).name).toBe('AccessDenied');
  expect((await refusal(list())).name).toBe('AccessDenied');
});

it('of many objects only those are deleted that may be', async () => {
  for (const key of ['old/1', 'new/1']) await put(operator, 'releases', key);
  const { Deleted, Errors } = await (
    await as('Cleaner')
  ).send(
    new DeleteObjectsCommand({
      Bucket: 'releases',
      Delete: { Objects: [{ Key: 'old/1' }, { Key: 'new/1' }] },
    }),
  );
  expect(Deleted).toEqual([{ Key: 'old/1' }]);
  expect(Errors).toMatchObject([{ Key: 'new/1', Code: 'AccessDenied' }]);
  await get(operator, 'releases', 'new/1');
});

it('a presigned URL may what its signer may', async () => {
  await put(operator, 'recordings', 'calls/presigned');
  const url = async (role: string) =>
    getSignedUrl(
      await as(role),
      new GetObjectCommand({ Bucket: 'recordings', Key: 'calls/presigned' }),
    );
  expect((await fetch(await url('Recorder'))).status).toBe(200);
  expect((await fetch(await url('Keyless'))).status).toBe(403);
});
