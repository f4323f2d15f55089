import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { outcome, startS3 } from './testing/bucket.ts';

it('a reset leaves alone what is deployed, and nothing else', async () => {
  await using running = await startS3({
    buckets: [{ name: 'recordings' }, { name: 'releases', outlivesReset: true }],
  });
  const { s3, url } = running;
  const get = (Bucket: string) => s3.send(new GetObjectCommand({ Bucket, Key: 'a' }));
  await s3.send(new CreateBucketCommand({ Bucket: 'own-one' }));
  for (const Bucket of ['recordings', 'releases', 'own-one'])
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: Bucket }));
  await fetch(`${url}/__control/reset`, { method: 'POST' });
  expect(await (await get('releases')).Body!.transformToString()).toBe('releases');
  expect(await outcome(get('recordings'))).toBe('404 NoSuchKey');
  expect(await outcome(get('own-one'))).toBe('404 NoSuchBucket');
});
