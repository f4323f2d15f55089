import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asFlags, riverbank, startAws, type Aws } from './testing/aws.ts';
import { keys, openTerminal, type Terminal } from './testing/terminal.ts';

let aws: Aws;
beforeAll(async () => {
  aws = await startAws();
});
afterAll(() => aws[Symbol.asyncDispose]());
beforeEach(() => aws.control('reset'));

const open = (...args: string[]) =>
  openTerminal(['infra/src/configure/main.ts', ...args], aws.environment);

async function stored(name: string): Promise<string | undefined> {
  const { AWS_ENDPOINT_URL_SSM: endpoint = '', AWS_REGION: region = '' } = aws.environment;
  const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };
  const ssm = new SSMClient({ endpoint, region, credentials });
  const Path = '/video-escalation';
  let NextToken: string | undefined;
  do {
    const page = await ssm.send(new GetParametersByPathCommand({ Path, NextToken }));
    const found = page.Parameters?.find(({ Name }) => Name === `${Path}/${name}`);
    if (found) return found.Value;
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return undefined;
}

/** Answers what comes next on the screen. */
const answering =
  (terminal: Terminal) =>
  async (question: string, pressed = ''): Promise<void> => {
    await terminal.see(`? ${question}`);
    terminal.type(pressed + keys.enter);
  };

// `script` has other flags elsewhere; what it runs is the same everywhere.
describe.skipIf(process.platform !== 'linux')('at a terminal', { timeout: 60_000 }, () => {
  it('everything that matters is asked and explained, and a wrong answer refused with an example', async () => {
    await using terminal = open();
    const answer = answering(terminal);
    const said = (name: string) => answer(name, riverbank[name]);
    await terminal.see('The Amazon Connect instance that contacts come through.');
    await answer('connect-instance-arn', 'riverbank');
    await terminal.see(
      "connect-instance-arn must be an Amazon Connect instance's ARN, e.g. arn:aws",
    );
    terminal.type(keys.clear + riverbank['connect-instance-arn'] + keys.enter);
    await said('connect-instance-url');
    await answer('connect-default-contact-flow-id');
    await answer('connect-sign-in', keys.down);
    for (const name of [
      'ccpLogin-lambda-role-to-assume',
      'connect-hours-of-operation-id',
      'connect-closed-text',
      'connect-queue-capacity',
      'connect-full-text',
      'connect-lex-bot-alias-arn',
      'connect-attachments-bucket',
    ])
      await answer(name);
    await answer('expected-agents', `${keys.clear}500`);
    await said('workspace-domain');
    await said('customer-domain');
    await said('api-domain');
    await said('certificate-arn');
    await said('web-certificate-arn');
    // Without a zone its name doesn't matter: the next question is another one.
    for (const name of [
      'hosted-zone-id',
      'agent-api-allowed-origins',
      'website-api-allowed-origins',
      'website-ad-hoc-route-base-url',
      'company-name',
    ])
      await answer(name);
    await said('cognito-domain-prefix');
    for (const name of ['cognito-mfa', 'cognito-saml-enabled', 'media-regions']) await answer(name);
    for (const name of ['camera-on-when-joining', 'route-expires-minutes', 'route-email-from'])
      await answer(name);
    for (const name of [
      'route-sms',
      'deploy-recording-stack',
      'remotes',
      'developer-origins',
      'vpc-id',
    ])
      await answer(name);
    for (const name of ['api-tasks-minimum', 'api-tasks-maximum', 'redis-node-type'])
      await answer(name);
    for (const name of ['log-retention-days', 'alarm-email', 'cdk-pipeline-enabled'])
      await answer(name);
    await terminal.see('+ expected-agents = 500');
    await answer('Store these', 'y');
    await terminal.see('Stored.');
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).not.toContain('recording-consent');
    expect(await stored('connect-sign-in')).toBe('popup');
    expect(await stored('workspace-domain')).toBe('agents.riverbank.example');
  });

  it('remembers what is stored; Ctrl-C in the middle leaves it as it is', async () => {
    await using setUp = open(...asFlags(riverbank), '--expected-agents=300');
    expect(await setUp.ended).toBe(0);
    await using terminal = open('-i', '-l');
    const answer = answering(terminal);
    await answer(`connect-instance-arn ${riverbank['connect-instance-arn']}`);
    await answer('connect-instance-url https://riverbank.my.connect.aws', '/');
    await terminal.see('connect-instance-url must be an https address without a path');
    terminal.type(keys.interrupt);
    await terminal.see('Stopped: nothing was written.');
    expect(await terminal.ended).toBe(130);
    expect(await stored('expected-agents')).toBe('300');
  });

  it('deletes only when it is meant', async () => {
    await using setUp = open(...asFlags(riverbank));
    expect(await setUp.ended).toBe(0);
    for (const [pressed, left] of [
      ['', 'api.riverbank.example'],
      ['y', undefined],
    ] as const) {
      await using terminal = open('-d');
      await answering(terminal)('Delete these', pressed);
      expect(await terminal.ended).toBe(0);
      expect(await stored('api-domain')).toBe(left);
    }
  });
});
