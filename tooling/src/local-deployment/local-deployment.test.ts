import { describe, expect, it } from 'vitest';
import { openDeployment } from './local-deployment.ts';
import type { Templates } from './templates.ts';

const account = {
  id: '111122223333',
  region: 'us-east-1',
  oidcClientId: 'workspace',
  oidcIssuer: 'https://sign-in.example',
};
const assumedBy = (Service: string) => ({
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});
const key = { 'Fn::ImportValue': 'the-secret' };

/** Two stacks: a secret and a role here, a rule that sends the secret there. */
const templates: Templates = {
  Api: {
    Resources: {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { GenerateSecretString: { PasswordLength: 40 } },
      },
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: assumedBy('ecs-tasks.amazonaws.com') },
      },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 's3:GetObject',
                Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
              },
            ],
          },
        },
      },
      Strange: { Type: 'AWS::Strange::Thing', Properties: { Name: { Ref: 'Strange' } } },
    },
    Outputs: { Secret: { Value: { Ref: 'Secret' }, Export: { Name: 'the-secret' } } },
  },
  Events: {
    Resources: {
      Connection: {
        Type: 'AWS::Events::Connection',
        Properties: {
          AuthorizationType: 'API_KEY',
          AuthParameters: {
            ApiKeyAuthParameters: {
              ApiKeyName: 'x-api-key',
              ApiKeyValue: {
                'Fn::Join': ['', ['{{resolve:secretsmanager:', key, ':SecretString:::}}']],
              },
            },
          },
        },
      },
      Destination: {
        Type: 'AWS::Events::ApiDestination',
        Properties: {
          ConnectionArn: { 'Fn::GetAtt': ['Connection', 'Arn'] },
          HttpMethod: 'POST',
          InvocationEndpoint: 'https://api.example/events',
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          State: 'ENABLED',
          EventPattern: { source: ['aws.chime'] },
          Targets: [
            {
              Id: 'Target0',
              Arn: { 'Fn::GetAtt': ['Destination', 'Arn'] },
              RoleArn: 'arn:aws:iam::111122223333:role/events',
              DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:undelivered' },
              RetryPolicy: { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 20 },
            },
          ],
        },
      },
    },
  },
};
const deployment = openDeployment(templates, account);

describe('a deployment of the local account', () => {
  it('has roles with the policies that are attached to them, and ARNs of the account', () => {
    const [role] = deployment.roles();
    const [bucket] = deployment.buckets();
    expect(role!.arn).toMatch(/^arn:aws:iam::111122223333:role\/VideoEscalation-Api-Role-/);
    expect(role!.policies.flatMap(({ Statement }) => Statement)).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket!.arn}/*` },
    ]);
  });

  it('has event rules with their destination and the key of its connection, from another stack', () => {
    const [secret] = deployment.resources('AWS::SecretsManager::Secret');
    expect(deployment.eventRules()).toEqual([
      {
        name: expect.stringMatching(/^VideoEscalation-Events-Rule-/) as string,
        pattern: { source: ['aws.chime'] },
        url: 'https://api.example/events',
        method: 'POST',
        headers: { 'x-api-key': deployment.secret(secret!.ref) },
        maximumAttempts: 20,
        maximumAgeS: 3_600,
      },
    ]);
    expect(deployment.secret(secret!.ref)).toHaveLength(40);
  });

  it('has the same ids each time', () => {
    expect(openDeployment(templates, account).buckets()).toEqual(deployment.buckets());
  });

  it('refuses a type of resource that it has no ids for, by its name', () => {
    const [strange] = deployment.resources('AWS::Strange::Thing');
    expect(() => strange!.properties).toThrow('Ref of AWS::Strange::Thing is not known here');
  });

  it('refuses an attribute that it does not know, by its name', () => {
    const [bucket] = deployment.resources('AWS::S3::Bucket');
    expect(() => bucket!.attribute('WebsiteURL')).toThrow(
      'AWS::S3::Bucket has no known WebsiteURL (Api/Bucket)',
    );
  });

  it('refuses a rule whose event would be transformed, which nothing here does', () => {
    const { Rule } = templates.Events!.Resources;
    const [target] = Rule!.Properties!.Targets as object[];
    const Properties = { ...Rule!.Properties, Targets: [{ ...target, InputPath: '$.detail' }] };
    const changed = {
      ...templates,
      Events: { Resources: { ...templates.Events!.Resources, Rule: { ...Rule!, Properties } } },
    };
    expect(() => openDeployment(changed, account).eventRules()).toThrow(/Events\/Rule/);
  });
});
