import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bucket, outcome, startS3, type RunningS3 } from './testing/bucket.ts';

let running: RunningS3;
beforeAll(async () => {
  running = await startS3();
});
afterAll(() => running[Symbol.asyncDispose]());

const put = (more: Partial<PutObjectCommandInput> = {}) =>
  running.s3.send(new PutObjectCommand({ Bucket, Key: 'key', Body: '123456789', ...more }));

it('a key of 1024 bytes is taken, a longer one is refused', async () => {
  expect(await outcome(put({ Key: 'ä'.repeat(512) }))).toBe('200');
  expect(await outcome(put({ Key: 'ä'.repeat(512) + 'x' }))).toBe('400 KeyTooLongError');
});

it.each<[string, Partial<PutObjectCommandInput>]>([
  ['x-amz-tagging', { Tagging: 'team=video' }],
  ['x-amz-storage-class GLACIER', { StorageClass: 'GLACIER' }],
  ['x-amz-object-lock-legal-hold', { ObjectLockLegalHoldStatus: 'ON' }],
  ['x-amz-website-redirect-location', { WebsiteRedirectLocation: '/other' }],
])('an object with %s is refused by that name', async (name, more) => {
  await expect(put(more)).rejects.toMatchObject({
    name: 'NotImplemented',
    message: `S3 operation 'PutObject with ${name}' is not emulated.`,
  });
});

it('a list for access control is refused, as by every new bucket', async () => {
  expect(await outcome(put({ ACL: 'public-read' }))).toBe('400 AccessControlListNotSupported');
  expect(await outcome(put({ GrantRead: 'id="1"' }))).toBe('400 AccessControlListNotSupported');
  expect(await outcome(put({ ACL: 'bucket-owner-full-control' }))).toBe('200');
});

it.each(['garbage', 'bm9uc2Vuc2U=', ''])(
  'the continuation token "%s" is refused',
  async (token) => {
    const command = new ListObjectsV2Command({ Bucket, ContinuationToken: token });
    expect(await outcome(running.s3.send(command))).toBe('400 InvalidArgument');
  },
);

it('a CRC-64/NVME is checked and given back', async () => {
  // The check value of the algorithm: of the text 123456789.
  const ChecksumCRC64NVME = 'rosUhgp5mIg=';
  expect(await put({ Key: 'crc64', ChecksumCRC64NVME })).toMatchObject({ ChecksumCRC64NVME });
  const command = new GetObjectCommand({ Bucket, Key: 'crc64', ChecksumMode: 'ENABLED' });
  expect(await running.s3.send(command)).toMatchObject({ ChecksumCRC64NVME });
  const wrong = put({ Key: 'crc64', ChecksumCRC64NVME: 'AAAAAAAAAAA=' });
  expect(await outcome(wrong)).toBe('400 BadDigest');
});

it('a part of an object by its number is refused by that name', async () => {
  await put();
  const command = new GetObjectCommand({ Bucket, Key: 'key', PartNumber: 1 });
  await expect(running.s3.send(command)).rejects.toThrow(/'GetObject by GET object \?partNumber'/);
});
