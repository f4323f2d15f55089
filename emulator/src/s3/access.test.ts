import {
  GetBucketCorsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, credentials, outcome, startS3, type RunningS3 } from './testing/bucket.ts';

const Key = 'calls/käse (1)+!.mp4';
let skewMs = 0;
let running: RunningS3;
let s3: RunningS3['s3'];
beforeAll(async () => {
  running = await startS3({ now: () => Date.now() + skewMs });
  ({ s3 } = running);
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'film' }));
});
afterAll(() => running[Symbol.asyncDispose]());

async function atSkew<T>(ms: number, act: () => Promise<T>): Promise<T> {
  skewMs = ms;
  return act().finally(() => (skewMs = 0));
}

const presign = (more: object = {}, expiresIn = 60) =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn });

/** Status, and the error's code if there is one. */
async function answerOf(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, init);
  const code = /<Code>(\w+)<\/Code><Message>([^<]*)/.exec(await response.text());
  return [response.status, code?.[1]].filter(Boolean).join(' ');
}

describe('a signature', () => {
  const list = (client = s3) => outcome(client.send(new ListObjectsV2Command({ Bucket })));

  it('by a key that is known opens, by another one or a wrong secret does not', async () => {
    expect(await list()).toBe('200');
    await using stranger = await startS3({
      client: { credentials: { accessKeyId: 'AKIAOTHER', secretAccessKey: 'local' } },
    });
    expect(await list(stranger.s3)).toBe('403 InvalidAccessKeyId');
    await using guesser = await startS3({
      client: { credentials: { ...credentials, secretAccessKey: 'guess' } },
    });
    expect(await list(guesser.s3)).toBe('403 SignatureDoesNotMatch');
  });

  it('is asked of everybody', async () => {
    expect(await answerOf(`${running.url}/s3/${Bucket}/any`)).toBe('403 AccessDenied');
  });

  it('of another time than now is refused', async () => {
    expect(await atSkew(14 * 60_000, list)).toBe('200');
    // The SDK notices a skew and would correct it: only the first answer counts.
    expect(await atSkew(16 * 60_000, list)).toMatch('403 RequestTimeTooSkewed');
  });
});

describe('a presigned URL', () => {
  it('opens what it was made for, under the name that it says', async () => {
    const url = await presign({ ResponseContentDisposition: 'attachment; filename="a b.mp4"' });
    const response = await fetch(url, { headers: { range: 'bytes=1-2' } });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe('il');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a b.mp4"');
  });

  it('opens nothing else once it is tampered with', async () => {
    const url = await presign();
    const denied = '403 SignatureDoesNotMatch';
    expect(await answerOf(url.replace('/calls/', '/other/'))).toBe(denied);
    expect(await answerOf(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).toBe(denied);
    expect(await answerOf(`${url}&response-content-type=text%2Fhtml`)).toBe(denied);
    expect(await answerOf(url, { method: 'DELETE' })).toBe(denied);
  });

  it('ends when its time is over', async () => {
    const url = await presign({}, 60);
    expect(await atSkew(59_000, () => answerOf(url))).toBe('200');
    const response = await atSkew(62_000, () => fetch(url));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Message>Request has expired</Message>');
  });

  it('has expired early if a test orders that; one that is signed afterwards opens', async () => {
    const command = new GetObjectCommand({ Bucket, Key });
    const signingDate = new Date(Date.now() - 1_000);
    const early = await getSignedUrl(s3, command, { signingDate });
    expect(await answerOf(early)).toBe('200');
    await running.control('expire-urls', {});
    expect(await answerOf(early)).toBe('403 AccessDenied');
    expect(await answerOf(await presign())).toBe('200');
  });

  it('may also put an object', async () => {
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'put' }));
    expect(await answerOf(url, { method: 'PUT', body: 'by fetch' })).toBe('200');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'put' }));
    expect(await Body?.transformToString()).toBe('by fetch');
  });
});

describe('a page of another origin', () => {
  const origin = 'http://localhost:3000';

  it('may read what the bucket’s rules let it, and no more', async () => {
    const before = await fetch(await presign(), { headers: { origin } });
    expect(before.headers.get('access-control-allow-origin')).toBeNull();
    expect(await outcome(s3.send(new GetBucketCorsCommand({ Bucket })))).toBe(
      '404 NoSuchCORSConfiguration',
    );
    const rule = {
      AllowedOrigins: [origin],
      AllowedMethods: ['GET', 'HEAD'],
      AllowedHeaders: ['range'],
      ExposeHeaders: ['ETag', 'Content-Range'],
      MaxAgeSeconds: 600,
    };
    const CORSConfiguration = { CORSRules: [rule] };
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration }));
    expect((await s3.send(new GetBucketCorsCommand({ Bucket }))).CORSRules).toEqual([rule]);

    const url = await presign();
    const read = await fetch(url, { headers: { origin } });
    expect(read.headers.get('access-control-allow-origin')).toBe(origin);
    expect(read.headers.get('access-control-expose-headers')).toBe('ETag, Content-Range');
    const ask = (from: string, method: string, header: string) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': method,
          'access-control-request-headers': header,
        },
      });
    const allowed = await ask(origin, 'GET', 'range');
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('range');
    expect((await ask('http://evil.example', 'GET', 'range')).status).toBe(403);
    expect((await ask(origin, 'PUT', 'range')).status).toBe(403);
    expect((await ask(origin, 'GET', 'x-other')).status).toBe(403);
  });
});

describe('a fault', () => {
  const read = () => outcome(s3.send(new GetObjectCommand({ Bucket, Key })));

  it('ordered by count ends by itself, for one operation alone if so', async () => {
    await running.control('fail-next', { times: 2, status: 503 });
    expect([await read(), await read(), await read()]).toEqual([
      '503 SlowDown',
      '503 SlowDown',
      '200',
    ]);
    const code = 'InternalError';
    await running.control('fail-next', { status: 500, code, operation: 'PutObject' });
    expect(await read()).toBe('200');
    const put = () => outcome(s3.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })));
    expect([await put(), await put()]).toEqual(['500 InternalError', '200']);
  });

  it('ordered by time ends when that is over', async () => {
    await running.control('fail-next', { forMs: 60_000, status: 500 });
    expect(await read()).toMatch('500');
    expect(await atSkew(61_000, read)).toBe('200');
  });

  it('that is an outage cuts every connection until it is off', async () => {
    await running.control('outage', { on: true });
    expect(await read()).not.toMatch(/^\d/); // no answer at all
    expect(await running.inspect()).toMatchObject({ cutConnections: 1 });
    await running.control('outage', { on: false });
    expect(await read()).toBe('200');
  });
});

it('an operation that is lacking is named', async () => {
  const tagging = s3.send(new GetObjectTaggingCommand({ Bucket, Key }));
  await expect(tagging).rejects.toThrow(/'GetObjectTagging' is not emulated/);
});
