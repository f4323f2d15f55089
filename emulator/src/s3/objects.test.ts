import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type GetObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, outcome, startS3, type RunningS3 } from './testing/bucket.ts';

let running: RunningS3;
let s3: RunningS3['s3'];
beforeAll(async () => {
  running = await startS3();
  ({ s3 } = running);
});
afterAll(() => running[Symbol.asyncDispose]());

const put = (Key: string, Body: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
const textOf = async (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  (await get(Key, more)).Body!.transformToString();

describe('an object', () => {
  it('comes back with what was said of it', async () => {
    const { ETag, ChecksumCRC32 } = await put('a/käse & <brot>.txt', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata: { offset: '12', who: 'alice' },
    });
    expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(ChecksumCRC32).toBe('NhCmhg==');
    const answer = await get('a/käse & <brot>.txt');
    expect(await answer.Body?.transformToString()).toBe('hello');
    expect(answer).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      ContentLength: 5,
      ETag,
      ChecksumCRC32,
      Metadata: { offset: '12', who: 'alice' },
    });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a/käse & <brot>.txt' }));
    expect(head).toMatchObject({ ContentLength: 5, ContentType: 'text/plain', ETag });
  });

  it('may be empty', async () => {
    await put('empty', '');
    expect(await textOf('empty')).toBe('');
  });

  it('may be a stream, whose checksum follows in a trailer', async () => {
    const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(70_000, index));
    const Body = Readable.from(chunks);
    const ContentLength = 40 * 70_000;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength }));
    const bytes = Buffer.from(await (await get('stream')).Body!.transformToByteArray());
    expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
    const head = await s3.send(
      new HeadObjectCommand({ Bucket, Key: 'stream', ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumCRC32).toBeTruthy();
    expect(head.ContentEncoding).toBeUndefined();
  });

  it.each(['CRC32C', 'SHA1', 'SHA256'] as const)('is checked by %s if asked', async (algorithm) => {
    await put('sum', 'hello', { ChecksumAlgorithm: algorithm });
    expect((await get('sum', { ChecksumMode: 'ENABLED' }))[`Checksum${algorithm}`]).toBeTruthy();
    const wrong = { [`Checksum${algorithm}`]: Buffer.alloc(20).toString('base64') };
    expect(await outcome(put('sum-wrong', 'hello', wrong))).toBe('400 BadDigest');
    expect(await outcome(get('sum-wrong'))).toBe('404 NoSuchKey');
  });

  it('is read in ranges', async () => {
    await put('digits', '0123456789');
    const part = await get('digits', { Range: 'bytes=2-4' });
    expect(part).toMatchObject({ ContentRange: 'bytes 2-4/10', ContentLength: 3 });
    expect(part.$metadata.httpStatusCode).toBe(206);
    expect(await part.Body?.transformToString()).toBe('234');
    expect(await textOf('digits', { Range: 'bytes=7-' })).toBe('789');
    expect(await textOf('digits', { Range: 'bytes=-2' })).toBe('89');
    expect(await textOf('digits', { Range: 'bytes=8-99' })).toBe('89');
    expect(await outcome(get('digits', { Range: 'bytes=10-' }))).toBe('416 InvalidRange');
  });

  it('can be shown under another name and type', async () => {
    await put('named', 'x');
    const shown = await get('named', {
      ResponseContentDisposition: 'attachment; filename="call (1).mp4"',
      ResponseContentType: 'video/mp4',
    });
    expect(shown).toMatchObject({
      ContentDisposition: 'attachment; filename="call (1).mp4"',
      ContentType: 'video/mp4',
    });
  });

  it('is sent only if it is the one, or has changed', async () => {
    const { ETag } = await put('conditional', 'one');
    expect(await outcome(get('conditional', { IfMatch: '"other"' }))).toBe(
      '412 PreconditionFailed',
    );
    expect(await textOf('conditional', { IfMatch: ETag })).toBe('one');
    expect(await outcome(get('conditional', { IfNoneMatch: ETag }))).toMatch(/^304 /);
    expect(await textOf('conditional', { IfNoneMatch: '"other"' })).toBe('one');
  });

  it('is written only once with If-None-Match, whoever is faster', async () => {
    const writes = ['a', 'b', 'c', 'd'].map((body) =>
      outcome(put('once', body, { IfNoneMatch: '*' })),
    );
    expect((await Promise.all(writes)).sort()).toEqual([
      '200',
      ...Array<string>(3).fill('412 PreconditionFailed'),
    ]);
  });

  it('is replaced with If-Match only by who knows it', async () => {
    expect(await outcome(put('cas', 'x', { IfMatch: '"any"' }))).toBe('404 NoSuchKey');
    const { ETag } = await put('cas', 'one');
    expect(await outcome(put('cas', 'two', { IfMatch: '"other"' }))).toBe('412 PreconditionFailed');
    await put('cas', 'two', { IfMatch: ETag });
    expect(await textOf('cas')).toBe('two');
  });

  it('that is not there is named as missing', async () => {
    expect(await outcome(get('nothing'))).toBe('404 NoSuchKey');
    const head = s3.send(new HeadObjectCommand({ Bucket, Key: 'nothing' }));
    expect(await outcome(head)).toBe('404 NotFound');
    const elsewhere = new GetObjectCommand({ Bucket: 'no-bucket', Key: 'x' });
    expect(await outcome(s3.send(elsewhere))).toBe('404 NoSuchBucket');
  });

  it('goes when it is deleted, alone or with others', async () => {
    await Promise.all(['d/1', 'd/2', 'd/3'].map((key) => put(key, key)));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'd/1' }));
    const Objects = [{ Key: 'd/2' }, { Key: 'd/gone' }];
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toEqual(Objects);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'd/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['d/3']);
  });

  it('is copied with its metadata, or with new ones', async () => {
    await put('from here', 'copied', { Metadata: { who: 'alice' }, ContentType: 'text/plain' });
    const CopySource = `${Bucket}/from%20here`;
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource }));
    expect(await get('to')).toMatchObject({
      Metadata: { who: 'alice' },
      ContentType: 'text/plain',
    });
    await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'to',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { who: 'bob' },
      }),
    );
    expect((await get('to')).Metadata).toEqual({ who: 'bob' });
    expect(await textOf('to')).toBe('copied');
  });

  it('that is replaced while it is read is read to its end', async () => {
    const long = 'x'.repeat(3_000_000);
    await put('replaced', long);
    const { Body } = await get('replaced');
    await put('replaced', 'short');
    expect(await Body?.transformToString()).toBe(long);
    expect(await textOf('replaced')).toBe('short');
  });
});

describe('a list', () => {
  it('is sorted, grouped by the delimiter, and comes in pages', async () => {
    const keys = ['l/b/2', 'l/a', 'l/b/1', 'l/c', 'l/d/x'];
    await Promise.all(keys.map((key) => put(key, '.')));
    const input = { Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 2 };
    const first = await s3.send(new ListObjectsV2Command(input));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['l/a']);
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'l/b/' }]);
    expect(first.IsTruncated).toBe(true);
    const rest = await s3.send(
      new ListObjectsV2Command({ ...input, ContinuationToken: first.NextContinuationToken }),
    );
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['l/c']);
    expect(rest.CommonPrefixes).toEqual([{ Prefix: 'l/d/' }]);
    expect(rest.IsTruncated).toBe(false);
  });

  it('of the first version goes on after a marker, which it tells only with a delimiter', async () => {
    const keys = ['v1/b/2', 'v1/a', 'v1/b/1', 'v1/c'];
    await Promise.all(keys.map((key) => put(key, '.')));
    const list = (more: object) =>
      s3.send(new ListObjectsCommand({ Bucket, Prefix: 'v1/', MaxKeys: 2, ...more }));
    const first = await list({ Delimiter: '/' });
    expect(first).toMatchObject({ Marker: '', IsTruncated: true, NextMarker: 'v1/b/' });
    const rest = await list({ Delimiter: '/', Marker: first.NextMarker });
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['v1/c']);
    expect(rest).toMatchObject({ Marker: 'v1/b/', IsTruncated: false });
    const plain = await list({});
    expect(plain.Contents?.map(({ Key }) => Key)).toEqual(['v1/a', 'v1/b/1']);
    expect(plain.NextMarker).toBeUndefined();
  });
});

describe('a bucket', () => {
  it('is made once, and is found', async () => {
    const create = () => s3.send(new CreateBucketCommand({ Bucket: 'second-bucket' }));
    await create();
    expect(await outcome(create())).toBe('409 BucketAlreadyOwnedByYou');
    expect(await outcome(s3.send(new HeadBucketCommand({ Bucket: 'second-bucket' })))).toBe('200');
    expect(await outcome(s3.send(new HeadBucketCommand({ Bucket: 'third' })))).toBe('404 NotFound');
    const location = await s3.send(new GetBucketLocationCommand({ Bucket: 'second-bucket' }));
    expect(location.LocationConstraint ?? '').toBe('');
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual([Bucket, 'second-bucket']);
  });
});
