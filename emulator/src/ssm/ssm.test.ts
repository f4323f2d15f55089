import {
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  PutParameterCommand,
  SSMClient,
  type PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../host/host.ts';
import { createSsmService } from './index.ts';

const service = createSsmService({ now: () => new Date('2026-02-03T04:05:06Z') });
let host: Host;
let port: number;
let ssm: SSMClient;

beforeAll(async () => {
  host = await createHost({ port: 0, services: [service] });
  port = await host.listen();
  ssm = client(1);
});
afterAll(() => host.stop());
beforeEach(() => service.reset?.());

const client = (maxAttempts: number) =>
  new SSMClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    endpoint: `http://localhost:${port}/ssm`,
    maxAttempts,
  });

const put = (Name: string, more: Partial<PutParameterCommandInput> = {}) =>
  ssm.send(new PutParameterCommand({ Name, Value: 'some', Type: 'String', ...more }));

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('a parameter', () => {
  it('is read as it was written, with a version that counts its values', async () => {
    expect(await put('/app/colour')).toMatchObject({ Version: 1, Tier: 'Standard' });
    await put('/app/colour', { Value: 'blue', Overwrite: true });
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/app/colour' }));
    expect(Parameter).toMatchObject({
      Value: 'blue',
      Type: 'String',
      Version: 2,
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/app/colour',
      LastModifiedDate: new Date('2026-02-03T04:05:06Z'),
    });
  });

  it('is not overwritten by accident, nor does it change its type', async () => {
    await put('/app/colour');
    expect(await errorOf(put('/app/colour'))).toContain('ParameterAlreadyExists');
    expect(await errorOf(put('/app/colour', { Overwrite: true, Type: 'SecureString' }))).toContain(
      'HierarchyTypeMismatchException',
    );
  });

  it('that is a secret is read in the clear only by who asks for that', async () => {
    await put('/app/secret', { Type: 'SecureString', Value: 'hush' });
    const read = (WithDecryption: boolean) =>
      ssm.send(new GetParametersCommand({ Names: ['/app/secret'], WithDecryption }));
    expect((await read(true)).Parameters?.[0]?.Value).toBe('hush');
    expect((await read(false)).Parameters?.[0]?.Value).not.toContain('hush');
  });

  it('has a name of the allowed form, a value that is not empty and fits its tier', async () => {
    for (const [name, more, reason] of [
      ['app/colour', {}, 'fully qualified'],
      ['/app/my colour', {}, "can't contain"],
      ['/aws/colour', {}, 'AccessDeniedException'],
      [`/${'deep/'.repeat(15)}er`, {}, 'HierarchyLevelLimitExceededException'],
      ['/app/colour', { Value: '' }, 'ValidationException'],
      ['/app/colour', { Value: 'é'.repeat(2049) }, 'Standard tier'],
      ['/app/colour', { Type: undefined }, 'type is required'],
    ] as const)
      expect(await errorOf(put(name, more))).toContain(reason);
    expect(
      await put('/app/colour', { Value: 'x'.repeat(5000), Tier: 'Intelligent-Tiering' }),
    ).toMatchObject({ Tier: 'Advanced' });
  });

  it('that does not exist is neither read nor deleted', async () => {
    const Names = ['/app/none'];
    expect(await errorOf(ssm.send(new GetParameterCommand({ Name: '/app/none' })))).toContain(
      'ParameterNotFound',
    );
    expect(await errorOf(ssm.send(new DeleteParameterCommand({ Name: '/app/none' })))).toContain(
      'ParameterNotFound',
    );
    expect(await ssm.send(new GetParametersCommand({ Names }))).toMatchObject({
      Parameters: [],
      InvalidParameters: Names,
    });
  });
});

describe('a path', () => {
  it('is read page by page of ten at most, with its own level only or all below', async () => {
    for (let each = 10; each < 33; each += 1) await put(`/app/p${each}`);
    await put('/app/deeper/one');
    await put('/application');
    const pages: number[] = [];
    for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: '/app' }))
      pages.push(page.Parameters?.length ?? 0);
    expect(pages).toEqual([10, 10, 3]);
    const { Parameters } = await ssm.send(
      new GetParametersByPathCommand({ Path: '/app/deeper/', Recursive: true }),
    );
    expect(Parameters?.map(({ Name }) => Name)).toEqual(['/app/deeper/one']);
    expect(
      await errorOf(ssm.send(new GetParametersByPathCommand({ Path: '/app', MaxResults: 11 }))),
    ).toContain('ValidationException');
  });
});

describe('many at once', () => {
  it('are ten at most, read or deleted; those that do not exist are named', async () => {
    await put('/app/one');
    const eleven = Array.from({ length: 11 }, (_, each) => `/app/p${each}`);
    expect(await errorOf(ssm.send(new GetParametersCommand({ Names: eleven })))).toContain(
      'ValidationException',
    );
    expect(await errorOf(ssm.send(new DeleteParametersCommand({ Names: eleven })))).toContain(
      'ValidationException',
    );
    expect(
      await ssm.send(new DeleteParametersCommand({ Names: ['/app/one', '/app/two'] })),
    ).toMatchObject({ DeletedParameters: ['/app/one'], InvalidParameters: ['/app/two'] });
  });
});

describe('a version of a parameter', () => {
  it('is read by its number, also in a list', async () => {
    await put('/app/colour', { Value: 'red' });
    await put('/app/colour', { Value: 'blue', Overwrite: true });
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/app/colour:1' }));
    expect(Parameter).toMatchObject({ Name: '/app/colour', Value: 'red', Selector: ':1' });
    const Names = ['/app/colour:2', '/app/colour:3'];
    const { Parameters, InvalidParameters } = await ssm.send(new GetParametersCommand({ Names }));
    expect(Parameters).toMatchObject([{ Value: 'blue', Version: 2 }]);
    expect(InvalidParameters).toEqual(['/app/colour:3']);
  });

  it.each([':2', ':latest'])('that is not there is refused: %s', async (selector) => {
    await put('/app/colour');
    const Name = `/app/colour${selector}`;
    expect(await errorOf(ssm.send(new GetParameterCommand({ Name })))).toContain(
      'ParameterVersionNotFound',
    );
  });
});

it.each(['garbage', '-1', '0', '99'])('the page token %s is refused', async (NextToken) => {
  await put('/app/colour');
  const command = new GetParametersByPathCommand({ Path: '/app', NextToken });
  expect(await errorOf(ssm.send(command))).toContain('InvalidNextToken');
});

it('what a parameter would not have is refused by its name', async () => {
  const more = { AllowedPattern: '^red$', Tags: [{ Key: 'team', Value: 'video' }] };
  expect(await errorOf(put('/app/colour', more))).toContain(
    'PutParameter with AllowedPattern, Tags is not emulated',
  );
});

it('a request that names no operation is told so', async () => {
  const response = await fetch(`http://localhost:${port}/ssm`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
});

describe('calls that come too fast', () => {
  it('are refused as ordered, and get through when a client tries again', async () => {
    service.control?.throttle?.({ operation: 'PutParameter', times: 2 });
    expect(await errorOf(put('/app/colour'))).toBe('ThrottlingException: Rate exceeded');
    await client(3).send(
      new PutParameterCommand({ Name: '/app/colour', Value: 'blue', Type: 'String' }),
    );
  });
});

it('an account is bootstrapped for the CDK unless it is told otherwise', async () => {
  const Name = '/cdk-bootstrap/hnb659fds/version';
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
  expect(Number(Parameter?.Value)).toBeGreaterThanOrEqual(8);
});

it('an operation that is not emulated says so by its name', async () => {
  expect(await errorOf(ssm.send(new DescribeParametersCommand({})))).toContain(
    'DescribeParameters is not emulated',
  );
});
