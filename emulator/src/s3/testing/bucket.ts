import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createHost } from '../../host/host.ts';
import { createS3Service, type S3Options } from '../index.ts';

export const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };
export const Bucket = 'recordings';

/** S3 with one bucket, and the real SDK client pointed at it as a product points it: by address alone. */
export async function startS3(
  options: Partial<S3Options> & { readonly client?: S3ClientConfig } = {},
) {
  const service = createS3Service({
    accessKeys: (id) => (id === credentials.accessKeyId ? credentials : undefined),
    buckets: [{ name: Bucket }],
    ...options,
  });
  const host = await createHost({ port: 0, services: [service] });
  const url = `http://127.0.0.1:${await host.listen()}`;
  const s3 = new S3Client({
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    endpoint: `${url}/s3`,
    ...options.client,
  });
  return {
    url,
    s3,
    control: async (verb: string, body: unknown) => {
      await fetch(`${url}/__control/s3/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    inspect: async () =>
      ((await (await fetch(`${url}/__control/inspect`)).json()) as { s3: unknown }).s3,
    async [Symbol.asyncDispose]() {
      s3.destroy();
      await host.stop();
    },
  };
}

export type RunningS3 = Awaited<ReturnType<typeof startS3>>;

/** `200`, or the status and the name of what the SDK throws. */
export const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => '200',
    (error: { name: string; $metadata?: { httpStatusCode?: number } }) =>
      `${error.$metadata?.httpStatusCode} ${error.name}`,
  );
