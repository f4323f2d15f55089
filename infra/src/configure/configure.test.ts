import {
  GetParametersByPathCommand,
  PutParameterCommand,
  SSMClient,
  paginateGetParametersByPath,
} from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccount } from './adapters/account.ts';
import { createParameterStore } from './adapters/parameter-store.ts';
import { configure } from './configure.ts';
import { explain } from './explain.ts';
import type { Interview } from './interview.ts';
import { asFlags, riverbank, startAws, type Aws } from './testing/aws.ts';

let aws: Aws;
let ssm: SSMClient;

beforeAll(async () => {
  aws = await startAws();
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
  ssm = new SSMClient({});
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws[Symbol.asyncDispose]();
});
beforeEach(() => aws.control('reset'));

const least = asFlags(riverbank);

/** Runs the command as main.ts does, with an operator who may be asked. */
async function run(args: readonly string[], interview?: Interview) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const deps = { store: createParameterStore(), account: createAccount(), interview, print };
  const code = await configure(args, deps).catch((error: unknown) => {
    print(explain(error));
    return 1;
  });
  return { code, said: lines.join('\n') };
}

/** What Parameter Store holds, read by another client. */
async function stored(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const pages = paginateGetParametersByPath({ client: ssm }, { Path: '/video-escalation' });
  for await (const { Parameters = [] } of pages)
    for (const { Name, Value } of Parameters) found[Name!] = Value!;
  return found;
}

describe('given by flags', () => {
  it('parameters are stored below one prefix, with their defaults, in one way to write each', async () => {
    const { code } = await run([...least, '--deploy-recording-stack', '--recording-at-once=007']);
    expect(code).toBe(0);
    const found = await stored();
    expect(found).toMatchObject({
      '/video-escalation/api-domain': 'api.riverbank.example',
      '/video-escalation/deploy-recording-stack': 'true',
      '/video-escalation/recording-at-once': '7',
      '/video-escalation/recording-retention-days': '365',
      '/video-escalation/cognito-saml-enabled': 'false',
    });
    expect(found).not.toHaveProperty('/video-escalation/vpc-id');
    expect(found).not.toHaveProperty('/video-escalation/cdk-pipeline-stage-name');
  });

  it('change themselves alone; an empty one is taken away, and what is right already is left alone', async () => {
    await run([...least, '--alarm-email=night@riverbank.example']);
    const { said } = await run(['--alarm-email=', '--expected-agents=500', '--route-sms=false']);
    expect(said).toContain('~ expected-agents = 500 (was 50)');
    expect(said).toContain('- alarm-email (was night@riverbank.example)');
    expect(said).not.toContain('route-sms');
    const found = await stored();
    expect(found['/video-escalation/expected-agents']).toBe('500');
    expect(found).not.toHaveProperty('/video-escalation/alarm-email');
    const { Parameters } = await ssm.send(
      new GetParametersByPathCommand({ Path: '/video-escalation', MaxResults: 1 }),
    );
    expect(Parameters?.[0]).toMatchObject({ Name: '/video-escalation/api-domain', Version: 1 });
  });

  it('all that is wrong is refused at once, with the reason and an example, and nothing is written', async () => {
    const { code, said } = await run([...least, '--api-domain=https://api', '--vpc-id=mine']);
    expect(code).toBe(1);
    expect(said).toContain('api-domain must be a host name, e.g. api.example.com');
    expect(said).toContain("vpc-id must be a VPC's id, e.g. vpc-0123456789abcdef0");
    expect(await stored()).toEqual({});
  });

  it('what contradicts another is refused with what it needs', async () => {
    const { said } = await run([...least, '--cognito-saml-enabled']);
    expect(said).toMatch(/cognito-saml-identity-provider-url must be .*: SAML needs it/);
    expect(await stored()).toEqual({});
  });

  it.each([
    ['--tea=milk', 'There is no parameter --tea'],
    ['--recording-attendee-name=BOT', 'no longer a parameter: leave it out'],
    ['--expected-agents', '--help'],
  ])('%s is refused with a hint', async (flag, hint) => {
    const { code, said } = await run([flag]);
    expect(said).toContain(hint);
    expect(code).toBe(1);
  });

  it('an instance elsewhere than the AWS SDK is refused: parameters belong beside it', async () => {
    const elsewhere = asFlags(riverbank).map((flag) =>
      flag.startsWith('--web') ? flag : flag.replace(':us-east-1:', ':eu-central-1:'),
    );
    const { said } = await run(elsewhere);
    expect(said).toContain('Set AWS_REGION=eu-central-1');
    expect(await stored()).toEqual({});
  });

  it('--fresh begins with the defaults, and takes away what isn’t said again', async () => {
    await run([...least, '--expected-agents=500', '--alarm-email=night@riverbank.example']);
    await run([...least, '--fresh']);
    const found = await stored();
    expect(found['/video-escalation/expected-agents']).toBe('50');
    expect(found).not.toHaveProperty('/video-escalation/alarm-email');
  });
});

describe('what is stored', () => {
  it('is shown by --load, and found complete', async () => {
    await run(least);
    const { said } = await run(['-l']);
    expect(said).toContain('workspace-domain = agents.riverbank.example');
    expect(said).toContain('nothing to change');
  });

  it('by an older version under a name unknown today is taken away', async () => {
    await run(least);
    await ssm.send(
      new PutParameterCommand({ Name: '/video-escalation/tea', Value: 'milk', Type: 'String' }),
    );
    const { code, said } = await run(['--expected-agents=60']);
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining('- tea') as string,
    });
    expect(await stored()).not.toHaveProperty('/video-escalation/tea');
  });

  it('is written through throttling', async () => {
    await aws.control('ssm/throttle', { operation: 'PutParameter', times: 2 });
    expect((await run(least)).code).toBe(0);
    expect(Object.keys(await stored()).length).toBeGreaterThan(20);
  });

  it('is kept and told as it is by --test, whether storing or deleting', async () => {
    const tried = await run([...least, '-t']);
    expect(tried.said).toContain('+ api-domain = api.riverbank.example');
    expect(await stored()).toEqual({});
    await run(least);
    const deleted = await run(['-d', '-t']);
    expect(deleted.said).toContain('- api-domain');
    expect(Object.keys(await stored()).length).toBeGreaterThan(20);
  });

  it('is deleted by --delete, all of it and nothing beside it', async () => {
    await ssm.send(
      new PutParameterCommand({ Name: '/video-escalations', Value: 'other', Type: 'String' }),
    );
    await run([...least, '--deploy-recording-stack']);
    expect((await run(['-d'])).said).toMatch(/Deleted 3\d\./);
    expect(await stored()).toEqual({});
    expect((await run(['-d'])).said).toContain('Nothing is stored');
  });

  it('is not deleted by who thinks better of it', async () => {
    await run(least);
    const isMeant = vi.fn().mockResolvedValue(false);
    const { said } = await run(['--delete'], { ask: () => Promise.reject(new Error()), isMeant });
    expect(said).toContain('Nothing was deleted.');
    expect(Object.keys(await stored()).length).toBeGreaterThan(20);
    await run(['--delete', '--yes'], { ask: () => Promise.reject(new Error()), isMeant });
    expect(isMeant).toHaveBeenCalledOnce();
    expect(await stored()).toEqual({});
  });
});

it('without a terminal and without a flag nothing is asked for ever', async () => {
  const { code, said } = await run([]);
  expect({ code, said }).toMatchObject({
    code: 1,
    said: expect.stringContaining('as flags') as string,
  });
});

it('--help names every parameter', async () => {
  const { said } = await run(['--help', '--expected-agents=1']);
  for (const name of Object.keys(riverbank)) expect(said).toContain(`--${name} (required)`);
  expect(said).toContain('--recording-kms-key-arn (optional with deploy-recording-stack)');
  expect(await stored()).toEqual({});
});
