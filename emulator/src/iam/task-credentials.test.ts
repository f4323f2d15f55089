import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEmulator, type Emulator } from '../emulator.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.stop();
});

it('a process gets its role from its address by the SDK’s own credential chain', async () => {
  const address = `${emulator.url}/task-credentials/Recorder/5f1d`;
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', address);
  vi.stubEnv('AWS_ENDPOINT_URL_STS', `${emulator.url}/sts`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  const caller = await new STSClient({ maxAttempts: 1 }).send(new GetCallerIdentityCommand());
  expect(caller.Arn).toBe('arn:aws:sts::111122223333:assumed-role/Recorder/5f1d');
  expect(caller.UserId).toMatch(/^AROA[0-9A-F]{17}:5f1d$/);
});
