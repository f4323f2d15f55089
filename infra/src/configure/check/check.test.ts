import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccount } from '../adapters/account.ts';
import { parseParameters } from '../../parameters/parse.ts';
import { riverbank, startAws, type Aws } from '../testing/aws.ts';
import { checkAccount } from './check.ts';

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws[Symbol.asyncDispose]();
});
beforeEach(async () => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  await aws.control('reset');
});

const check = (more: Readonly<Record<string, string>> = {}) =>
  checkAccount(parseParameters({ ...riverbank, ...more }), createAccount());

const notFine = async (more?: Readonly<Record<string, string>>) =>
  (await check(more)).filter(({ verdict }) => verdict !== 'fine');

/** Ten agents and two tasks: what a new account has is enough. */
const small = { 'expected-agents': '10', 'api-tasks-maximum': '2' };

it('an account that is ready has nothing to correct, and nothing to raise for a small team', async () => {
  expect(await notFine(small)).toEqual([]);
});

it('an account that the CDK was never bootstrapped in is told the command', async () => {
  const account = createAccount();
  const parameters = parseParameters({ ...riverbank, ...small });
  const findings = await checkAccount(parameters, {
    ...account,
    bootstrapVersion: () => Promise.resolve(undefined),
  });
  expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([
    expect.objectContaining({
      about: 'bootstrap us-east-1',
      remedy: 'npx cdk bootstrap aws://111122223333/us-east-1',
    }),
  ]);
});

describe('the instance', () => {
  it('that isn’t there is told by its id', async () => {
    const arn = riverbank['connect-instance-arn']!.replace('5c0ffee1', '00000000');
    expect(await notFine({ ...small, 'connect-instance-arn': arn })).toEqual([
      expect.objectContaining({ about: 'instance', verdict: 'wrong' }),
    ]);
  });

  it('in another account or region than the credentials is told so', async () => {
    const arn = riverbank['connect-instance-arn']!;
    const other = { ...small, 'connect-instance-arn': arn.replace('111122223333', '444455556666') };
    expect(await notFine(other)).toMatchObject([{ about: 'account', verdict: 'wrong' }]);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(await notFine(small)).toMatchObject([
      { about: 'region', remedy: expect.stringContaining('AWS_REGION=us-east-1') as string },
    ]);
  });

  it('without SAML takes no federated agents, but those who sign in by its own window', async () => {
    await aws.control('connect/set-identity-management', { value: 'CONNECT_MANAGED' });
    expect(await notFine(small)).toMatchObject([
      { about: 'sign-in', remedy: expect.stringContaining('connect-sign-in to popup') as string },
    ]);
    expect(await notFine({ ...small, 'connect-sign-in': 'popup' })).toEqual([]);
  });

  it('has another address than its name says, or lacks the flow', async () => {
    const findings = await notFine({
      ...small,
      'connect-instance-url': 'https://seaside.my.connect.aws',
      'connect-default-contact-flow-id': 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    });
    expect(findings.map(({ about }) => about)).toEqual(['address', 'flow']);
  });

  it('that one may not look at doesn’t hide the rest', async () => {
    await aws.control('connect/fail-next', {
      operation: 'DescribeInstance',
      status: 403,
      type: 'AccessDeniedException',
    });
    const findings = await check(small);
    expect(findings.find(({ about }) => about === 'instance')).toMatchObject({
      verdict: 'wrong',
      said: expect.stringContaining('you may not look') as string,
    });
    expect(findings.map(({ about }) => about)).toContain('meetings at once');
  });
});

describe('quotas', () => {
  const raised = async (more: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      (await check(more))
        .filter(({ verdict }) => verdict === 'raise')
        .map(({ about, remedy }) => [about, remedy]),
    );

  it('that 500 agents meet are told with the command that raises them', async () => {
    const tooSmall = await raised({ 'expected-agents': '500', 'deploy-recording-stack': 'true' });
    expect(Object.keys(tooSmall)).toEqual([
      'chats at once',
      'calls at once',
      'meetings at once',
      'Fargate vCPU',
    ]);
    expect(tooSmall['meetings at once']).toBe(
      'aws service-quotas request-service-quota-increase --service-code chime --quota-code L-9F286451 --desired-value 500',
    );
    expect(tooSmall['chats at once']).toContain(
      `--desired-value 1000 --context-id ${riverbank['connect-instance-arn']}`,
    );
    // Ten api tasks of half a vCPU, twenty recordings of two.
    expect(tooSmall['Fargate vCPU']).toContain('--desired-value 45');
    const warm = { 'deploy-recording-stack': 'true', 'recording-kept-warm': '3' };
    expect((await raised(warm))['Fargate vCPU']).toContain('--desired-value 51');
  });

  it('that were raised, for the account or for the instance alone, are enough', async () => {
    for (const [code, value] of Object.entries({
      'L-D4BA6F6E': 1000,
      'L-12AB7C57': 500,
      'L-9F286451': 500,
      'L-3032A538': 45,
    }))
      await aws.control('service-quotas/set', { code, value });
    expect(await raised({ 'expected-agents': '500', 'deploy-recording-stack': 'true' })).toEqual(
      {},
    );
  });

  it('of federation matter only to those who sign in by it', async () => {
    const many = { 'expected-agents': '900' };
    expect(await raised(many)).toHaveProperty('GetFederationToken a second');
    expect(await raised({ ...many, 'connect-sign-in': 'popup' })).not.toHaveProperty(
      'GetFederationToken a second',
    );
  });

  it('that the service doesn’t tell are to be looked for', async () => {
    const account = { ...createAccount(), quota: () => Promise.resolve(undefined) };
    const findings = await checkAccount(parseParameters(riverbank), account);
    expect(findings.at(-1)).toMatchObject({
      verdict: 'raise',
      remedy: expect.stringContaining('L-3032A538') as string,
    });
  });
});
