import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, outcome, startS3, type RunningS3 } from './testing/bucket.ts';

const MIB = 1024 ** 2;
const big = Buffer.alloc(5 * MIB, 'a');

let running: RunningS3;
let s3: S3Client;
beforeAll(async () => {
  running = await startS3();
  ({ s3 } = running);
});
afterAll(() => running[Symbol.asyncDispose]());

const md5 = (data: Buffer) => createHash('md5').update(data).digest();

async function begin(Key: string, client = s3) {
  const { UploadId = '' } = await client.send(
    new CreateMultipartUploadCommand({
      Bucket,
      Key,
      ContentType: 'video/mp4',
      ChecksumAlgorithm: 'CRC32',
    }),
  );
  const place = { Bucket, Key, UploadId };
  return {
    place,
    part: async (PartNumber: number, Body: Buffer | string): Promise<CompletedPart> => {
      const { ETag, ChecksumCRC32 } = await client.send(
        new UploadPartCommand({ ...place, PartNumber, Body }),
      );
      return { PartNumber, ETag, ChecksumCRC32 };
    },
    complete: (Parts: CompletedPart[], more: object = {}) =>
      client.send(
        new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts }, ...more }),
      ),
  };
}

const bytesOf = async (Key: string, client = s3) =>
  Buffer.from(
    await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body!.transformToByteArray(),
  );

describe('a multipart upload', () => {
  it('becomes one object, whose tag tells its parts', async () => {
    const { part, complete } = await begin('film.mp4');
    const parts = [await part(1, big), await part(2, 'the end')];
    const { ETag } = await complete(parts);
    const tag = md5(Buffer.concat([md5(big), md5(Buffer.from('the end'))])).toString('hex');
    expect(ETag).toBe(`"${tag}-2"`);
    expect((await bytesOf('film.mp4')).equals(Buffer.concat([big, Buffer.from('the end')]))).toBe(
      true,
    );
    const across = new GetObjectCommand({
      Bucket,
      Key: 'film.mp4',
      Range: `bytes=${5 * MIB - 2}-${5 * MIB + 2}`,
    });
    const shown = await s3.send(across);
    expect(await shown.Body?.transformToString()).toBe('aathe');
    expect(shown.ContentType).toBe('video/mp4');
  });

  it('is what lib-storage makes of a long stream', async () => {
    const Body = Buffer.concat([big, big, Buffer.from('tail')]);
    await new Upload({ client: s3, params: { Bucket, Key: 'long', Body } }).done();
    expect((await bytesOf('long')).equals(Body)).toBe(true);
    const head = await s3.send(
      new HeadObjectCommand({ Bucket, Key: 'long', ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumCRC32).toMatch(/-3$/);
  });

  it('can be finished by somebody else, from what the lists tell', async () => {
    const { place, part } = await begin('left-behind');
    await part(2, 'end');
    await part(1, big);
    await part(2, 'END');
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'left-' }));
    expect(Uploads).toMatchObject([{ Key: 'left-behind', UploadId: place.UploadId }]);
    const { Parts = [] } = await s3.send(new ListPartsCommand(place));
    expect(Parts.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MIB],
      [2, 3],
    ]);
    const bare = Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
    const complete = (Parts: CompletedPart[]) =>
      s3.send(new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts } }));
    expect(await outcome(complete(bare))).toBe('400 InvalidRequest'); // the checksums are missing
    await complete(Parts);
    expect((await bytesOf('left-behind')).subarray(-3).toString()).toBe('END');
    expect(await outcome(complete(Parts))).toBe('404 NoSuchUpload');
  });

  it('refuses small, strange and unordered parts', async () => {
    const { part, complete } = await begin('refused');
    const [one, two] = [await part(1, 'small'), await part(2, 'last')];
    expect(await outcome(complete([one, two]))).toBe('400 EntityTooSmall');
    expect(await outcome(complete([two, one]))).toBe('400 InvalidPartOrder');
    expect(await outcome(complete([{ ...one, ETag: '"other"' }]))).toBe('400 InvalidPart');
    expect(await outcome(complete([{ ...one, PartNumber: 7 }]))).toBe('400 InvalidPart');
    expect(await outcome(complete([one]))).toBe('200');
  });

  it('takes checksums of the kind alone that was named when it began', async () => {
    const place = { Bucket, Key: 'unnamed' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(place));
    const part = new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'x' });
    await expect(s3.send(part)).rejects.toThrow('expected checksum Type: null, actual checksum');
  });

  it('is completed only if nobody was faster, when that is asked', async () => {
    const { part, complete } = await begin('raced');
    const one = await part(1, 'mine');
    await s3.send(new PutObjectCommand({ Bucket, Key: 'raced', Body: 'theirs' }));
    expect(await outcome(complete([one], { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    expect((await bytesOf('raced')).toString()).toBe('theirs');
  });

  it('leaves nothing when it is aborted', async () => {
    const { place, part } = await begin('aborted');
    await part(1, 'x');
    await s3.send(new AbortMultipartUploadCommand(place));
    expect(await outcome(part(2, 'x'))).toBe('404 NoSuchUpload');
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'abor' }));
    expect(Uploads ?? []).toEqual([]);
  });

  it('takes parts from another object', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: Buffer.concat([big, big]) }));
    const { place, part, complete } = await begin('copied');
    const { CopyPartResult } = await s3.send(
      new UploadPartCopyCommand({
        ...place,
        PartNumber: 1,
        CopySource: `${Bucket}/source`,
        CopySourceRange: `bytes=0-${5 * MIB - 1}`,
      }),
    );
    await complete([{ PartNumber: 1, ...CopyPartResult }, await part(2, 'b')]);
    expect((await bytesOf('copied')).length).toBe(5 * MIB + 1);
  });
});

describe('a restart on the same folder', () => {
  it('keeps objects and open uploads', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 's3-restart-'));
    try {
      const first = await startS3({ dataFolder });
      await first.s3.send(
        new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept', Metadata: { a: 'b' } }),
      );
      const { place, part } = await begin('open', first.s3);
      const one = await part(1, big);
      await first[Symbol.asyncDispose]();

      await using second = await startS3({ dataFolder });
      const kept = await second.s3.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
      expect(await kept.Body?.transformToString()).toBe('kept');
      expect(kept.Metadata).toEqual({ a: 'b' });
      const two = await second.s3.send(
        new UploadPartCommand({ ...place, PartNumber: 2, Body: 'two' }),
      );
      const Parts = [one, { PartNumber: 2, ETag: two.ETag, ChecksumCRC32: two.ChecksumCRC32 }];
      await second.s3.send(
        new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts } }),
      );
      expect((await bytesOf('open', second.s3)).length).toBe(5 * MIB + 3);
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  });
});
