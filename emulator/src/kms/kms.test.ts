import {
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  ListKeysCommand,
  SignCommand,
  type SignCommandInput,
} from '@aws-sdk/client-kms';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../host/host.ts';
import { createKmsService } from './index.ts';

const id = '0c0ffee1-0000-4000-8000-000000000001';
const encryptionId = '0c0ffee1-0000-4000-8000-000000000002';
const arn = `arn:aws:kms:us-east-1:123456789012:key/${id}`;
const message = Buffer.from('a registry');
const digest = createHash('sha256').update(message).digest();

let folder: string;
let host: Host;
let kms: KMSClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kms-'));
  await start();
});
afterEach(async () => {
  await host.stop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  const keys = [
    { id, alias: 'alias/release' },
    { id: encryptionId, usage: 'ENCRYPT_DECRYPT' as const },
  ];
  host = await createHost({
    port: 0,
    services: [createKmsService({ keys, dataFolder: folder })],
  });
  kms = new KMSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    endpoint: `http://localhost:${await host.listen()}/kms`,
    maxAttempts: 1,
  });
}

const sign = (over: Partial<SignCommandInput> = {}) =>
  kms.send(
    new SignCommand({
      KeyId: id,
      Message: message,
      SigningAlgorithm: 'ECDSA_SHA_256',
      ...over,
    }),
  );

async function publicKey() {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: id }));
  return createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
}

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );

it('a key for encryption signs nothing and has no public half', async () => {
  const input = { KeyId: encryptionId, SigningAlgorithm: 'ECDSA_SHA_256' } as const;
  expect(await errorOf(sign(input))).toMatch(/^InvalidKeyUsageException/);
  const asked = kms.send(new GetPublicKeyCommand({ KeyId: encryptionId }));
  expect(await errorOf(asked)).toMatch(/^UnsupportedOperationException/);
});

it('a key is described by what it is for', async () => {
  const describeKey = async (KeyId: string) =>
    (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
  expect(await describeKey('alias/release')).toMatchObject({
    ...{ Arn: arn, KeyId: id, KeyState: 'Enabled' },
    ...{ KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] },
  });
  expect(await describeKey(encryptionId)).toMatchObject({ KeyUsage: 'ENCRYPT_DECRYPT' });
  expect(await errorOf(describeKey('alias/unknown'))).toMatch(/^NotFoundException/);
});

describe('a key', () => {
  it('signs a whole message', async () => {
    const { Signature, KeyId } = await sign();
    expect(KeyId).toBe(arn);
    expect(verify('sha256', message, await publicKey(), Signature!)).toBe(true);
  });

  it('signs a digest, every time so that it verifies', async () => {
    const key = await publicKey();
    // Numbers with a high first bit or a short one have their own form in DER: many make both likely.
    for (let round = 0; round < 40; round++) {
      const { Signature } = await sign({ Message: digest, MessageType: 'DIGEST' });
      expect(verify('sha256', message, key, Signature!)).toBe(true);
    }
  });

  it.each([id, arn, 'alias/release', 'arn:aws:kms:us-east-1:123456789012:alias/release'])(
    'is found by %s',
    async (KeyId) => {
      expect((await sign({ KeyId })).KeyId).toBe(arn);
    },
  );

  it('is the same after a restart', async () => {
    const { Signature } = await sign();
    await host.stop();
    await start();
    expect(verify('sha256', message, await publicKey(), Signature!)).toBe(true);
  });
});

describe('KMS refuses', () => {
  it('a key that it does not have', async () => {
    expect(await errorOf(sign({ KeyId: 'alias/other' }))).toBe(
      "NotFoundException: Key 'alias/other' does not exist",
    );
  });

  it('what the key or the algorithm is not made for', async () => {
    expect(await errorOf(sign({ SigningAlgorithm: 'RSASSA_PSS_SHA_256' }))).toContain(
      'InvalidKeyUsageException',
    );
    expect(await errorOf(sign({ MessageType: 'DIGEST' }))).toContain('Digest is invalid length');
    expect(await errorOf(sign({ Message: Buffer.alloc(4097) }))).toContain('4096');
  });

  it('to sign in a dry run, after it has looked at everything else', async () => {
    const failure: unknown = await sign({ DryRun: true }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'DryRunOperationException',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await errorOf(sign({ DryRun: true, KeyId: 'alias/other' }))).toContain(
      'NotFoundException',
    );
  });

  it('what is not emulated, by name', async () => {
    expect(await errorOf(kms.send(new ListKeysCommand({})))).toContain('ListKeys is not emulated.');
  });
});
