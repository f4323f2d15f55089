import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  paginateListServiceQuotas,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createHost, type Host } from '../host/host.ts';
import { createQuotasService } from './index.ts';

const service = createQuotasService({ applied: { 'L-9F286451': 400 } });
let host: Host;
let quotas: ServiceQuotasClient;

beforeAll(async () => {
  host = await createHost({ port: 0, services: [service] });
  quotas = new ServiceQuotasClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    endpoint: `http://localhost:${await host.listen()}/service-quotas`,
    maxAttempts: 1,
  });
});
afterAll(() => host.stop());
beforeEach(() => service.reset?.());

const INSTANCE = 'arn:aws:connect:us-east-1:123456789012:instance/one';
const CHATS = { ServiceCode: 'connect', QuotaCode: 'L-D4BA6F6E' };
const MEETINGS = { ServiceCode: 'chime', QuotaCode: 'L-9F286451' };

it('a quota has what applies to the account beside what a new account has', async () => {
  const { Quota } = await quotas.send(new GetServiceQuotaCommand(MEETINGS));
  expect(Quota).toMatchObject({ Value: 400, Adjustable: true, QuotaAppliedAtLevel: 'ACCOUNT' });
  const standard = await quotas.send(new GetAWSDefaultServiceQuotaCommand(MEETINGS));
  expect(standard.Quota?.Value).toBe(250);
});

it('a quota that was raised for one resource is raised for who asks about that resource', async () => {
  service.control?.set?.({ code: CHATS.QuotaCode, value: 2000 });
  const ofInstance = await quotas.send(
    new GetServiceQuotaCommand({ ...CHATS, ContextId: INSTANCE }),
  );
  expect(ofInstance.Quota).toMatchObject({
    Value: 2000,
    QuotaContext: { ContextId: INSTANCE },
  });
  const ofAccount = await quotas.send(new GetServiceQuotaCommand(CHATS));
  expect(ofAccount.Quota?.Value).toBe(500);
});

it('a service’s quotas are listed page by page', async () => {
  const names: (string | undefined)[] = [];
  const pages = paginateListServiceQuotas(
    { client: quotas, pageSize: 3 },
    { ServiceCode: 'connect' },
  );
  for await (const { Quotas = [] } of pages) names.push(...Quotas.map((each) => each.QuotaName));
  expect(names).toContain('Rate of GetFederationToken API requests');
  expect(new Set(names).size).toBe(names.length);
});

it('an unknown quota or service is refused, and an operation that is not emulated by its name', async () => {
  await expect(
    quotas.send(new GetServiceQuotaCommand({ ServiceCode: 'chime', QuotaCode: 'L-0' })),
  ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  await expect(
    quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'tea' })),
  ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  await expect(
    quotas.send(new RequestServiceQuotaIncreaseCommand({ ...CHATS, DesiredValue: 9 })),
  ).rejects.toThrow('RequestServiceQuotaIncrease is not emulated');
});

it('a page token that no page gave is refused', async () => {
  const command = new ListServiceQuotasCommand({ ServiceCode: 'chime', NextToken: 'garbage' });
  await expect(quotas.send(command)).rejects.toMatchObject({
    name: 'InvalidPaginationTokenException',
  });
});
