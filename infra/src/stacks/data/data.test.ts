import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

const data = () => synthesized('recording').templates.Data!;

describe('Valkey', () => {
  it('stands in two zones, encrypted, with a password', () => {
    data().hasResourceProperties('AWS::ElastiCache::ReplicationGroup', {
      MultiAZEnabled: true,
      AutomaticFailoverEnabled: true,
      NumCacheClusters: 2,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AtRestEncryptionEnabled: true,
    });
  });

  it('has its password in no template', () => {
    const [nodes] = propertiesOf(data(), 'AWS::ElastiCache::ReplicationGroup');
    expect(JSON.stringify(nodes!.AuthToken)).toContain('{{resolve:secretsmanager:');
    const urls = propertiesOf(data(), 'AWS::SecretsManager::Secret').flatMap(({ SecretString }) =>
      SecretString === undefined ? [] : [JSON.stringify(SecretString)],
    );
    expect(urls).toEqual([expect.stringMatching(/rediss:\/\/:\{\{resolve:secretsmanager:/)]);
  });

  it('refuses what is new rather than forget what was used', () => {
    data().hasResourceProperties('AWS::ElastiCache::ParameterGroup', {
      Properties: { 'maxmemory-policy': 'noeviction' },
    });
  });
});

describe('recordings', () => {
  const recordings = Match.objectLike({ VersioningConfiguration: { Status: 'Enabled' } });

  it('are encrypted with the operator’s key, kept in versions, closed to the public, and logged', () => {
    data().hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }),
          },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'recordings/' }),
    });
  });

  it('go over TLS only', () => {
    data().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('stay when the stack is deleted, as does their key', () => {
    data().hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain', Properties: recordings });
    data().hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
  });

  it('are deleted after the days that the operator says, and never if he says none', () => {
    const expiring = (days: number) => ({
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Id: 'retention', ExpirationInDays: days })]),
      },
    });
    data().hasResourceProperties('AWS::S3::Bucket', expiring(365));
    const kept = synthesized('own role, network, key and flow').templates.Data!;
    expect(JSON.stringify(kept.toJSON())).not.toContain('"retention"');
    kept.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
        ]),
      },
    });
  });

  it('have the operator’s own key, if he has one', () => {
    const { Data } = synthesized('own role, network, key and flow').templates;
    Data!.resourceCountIs('AWS::KMS::Key', 0);
    expect(JSON.stringify(Data!.toJSON())).toContain('key/aaaaaaaa-0000-4000-8000-00000000c0de');
  });

  it('have no bucket where nothing is recorded', () => {
    synthesized('least').templates.Data!.resourceCountIs('AWS::S3::Bucket', 0);
  });
});
