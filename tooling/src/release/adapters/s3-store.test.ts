import { S3Client } from '@aws-sdk/client-s3';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createS3Store } from './s3-store.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

const denied = {
  status: 403,
  body: '<Error><Code>AccessDenied</Code><Message>AccessDenied</Message></Error>',
};
const listing = (...keys: string[]) => {
  const contents = keys.map((key) => {
    return `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`;
  });
  return { status: 200, body: `<ListBucketResult>${contents.join('')}</ListBucketResult>` };
};

/** S3 as it answers a role that may list some keys only: the object, and the list of that prefix. */
async function storeWhere(answers: { object: typeof denied; list: typeof denied }) {
  server = createServer((request, response) => {
    const { status, body } = request.url!.includes('list-type=2') ? answers.list : answers.object;
    response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIATEAM', secretAccessKey: 'secret' };
  const s3 = new S3Client({ region: 'eu-central-1', endpoint, credentials, forcePathStyle: true });
  return createS3Store(s3, 'releases');
}

it('takes a refused key for absent when a list shows that it is', async () => {
  const store = await storeWhere({ object: denied, list: listing('registry.json.old') });
  expect(await store.get('registry.json')).toBeUndefined();
});

it('takes no key for absent that is there but must not be read', async () => {
  const store = await storeWhere({ object: denied, list: listing('registry.json') });
  await expect(store.get('registry.json')).rejects.toThrow('AccessDenied');
});

it('takes no key for absent that it may not even list', async () => {
  const store = await storeWhere({ object: denied, list: denied });
  await expect(store.get('video/1/main.js')).rejects.toThrow('AccessDenied');
});
