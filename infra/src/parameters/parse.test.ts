import { describe, expect, it } from 'vitest';
import { leastParameters } from '../testing/parameters.ts';
import { faultOf, findFaults, parseParameters } from './parse.ts';
import { parameterGroups, Parameters, type ParameterName } from './schema.ts';

const messages = (more: Record<string, string>) =>
  findFaults({ ...leastParameters, ...more }).map(({ message }) => message);

describe('parameters', () => {
  it('are text in the Parameter Store, and have their types and defaults here', () => {
    const parameters = parseParameters({
      ...leastParameters,
      'deploy-recording-stack': 'true',
      'recording-retention-days': '30',
    });
    expect(parameters['deploy-recording-stack']).toBe(true);
    expect(parameters['recording-retention-days']).toBe(30);
    expect(parameters['recording-maximum-minutes']).toBe(240);
    expect(parameters['cognito-saml-enabled']).toBe(false);
    expect(parameters['vpc-id']).toBeUndefined();
  });

  it('are each asked for in one place', () => {
    const asked = parameterGroups.flatMap(({ parameters }) => Object.keys(parameters));
    expect(asked.toSorted()).toEqual(Object.keys(Parameters.properties).toSorted());
  });

  it('take an empty value for one that was left out', () => {
    expect(parseParameters({ ...leastParameters, 'vpc-id': '' })['vpc-id']).toBeUndefined();
  });

  it.each(Object.keys(Parameters.properties) as ParameterName[])(
    'take the example that %s is explained by',
    (name) => {
      const { examples } = Parameters.properties[name] as unknown as { examples: string[] };
      expect(faultOf(name, examples[0]!)).toBeUndefined();
    },
  );

  it('are refused all at once, each with what it must be and an example', () => {
    expect(() =>
      parseParameters({ 'connect-instance-arn': 'my-instance', 'redis-node-type': 'big' }),
    ).toThrowError(
      /connect-instance-arn must be an Amazon Connect instance's ARN, e\.g\. arn:aws:[^]*redis-node-type must be an ElastiCache node type, e\.g\. cache\.t4g\.small/,
    );
  });

  it('never let every page call the api', () => {
    expect(messages({ 'agent-api-allowed-origins': '*' })).toEqual([
      expect.stringContaining('* is refused, since any page could call then'),
    ]);
  });

  it('that nobody knows are named', () => {
    expect(messages({ 'reddis-node-type': 'cache.t4g.small' })).toEqual([
      'reddis-node-type is no parameter.',
    ]);
  });

  it.each([
    [{ 'cognito-saml-enabled': 'true' }, ['cognito-saml-identity-provider-url', 'SAML needs it']],
    [{ 'cdk-pipeline-enabled': 'true' }, ['cdk-pipeline-connection-arn', 'the pipeline needs it']],
    [{ 'vpc-id': 'vpc-0123456789abcdef0' }, ['vpc-private-subnet-ids', 'a VPC of yours needs it']],
    [{ 'hosted-zone-id': 'Z012345' }, ['hosted-zone-name', 'a hosted zone needs it']],
    [{ 'customer-domain': 'agents.riverbank.example' }, ['another host than workspace-domain']],
    [{ 'api-tasks-minimum': '12' }, ['api-tasks-maximum must be at least']],
    [
      {
        'certificate-arn':
          'arn:aws:acm:us-east-1:111122223333:certificate/aaaaaaaa-0000-4000-8000-00000000c0de',
      },
      ['certificate-arn must be in eu-central-1'],
    ],
    [
      {
        'vpc-id': 'vpc-0123456789abcdef0',
        'vpc-availability-zones': 'eu-central-1a,eu-central-1b',
        'vpc-public-subnet-ids': 'subnet-0000000a,subnet-0000000b',
        'vpc-private-subnet-ids': 'subnet-0000000c',
      },
      ['vpc-private-subnet-ids must be as many as vpc-availability-zones'],
    ],
  ])('are held against each other: %j', (more, expected) => {
    const found = messages(more).join('\n');
    for (const each of expected) expect(found).toContain(each);
  });
});
