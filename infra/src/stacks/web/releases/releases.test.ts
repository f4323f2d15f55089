import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import {
  managedStatements,
  propertiesOf,
  type Statement,
} from '../../../testing/template-parts.ts';
import { synthesized } from '../../../testing/variants.ts';

interface Behavior {
  readonly PathPattern: string;
  readonly TargetOriginId: string;
  readonly CachePolicyId: unknown;
  readonly ResponseHeadersPolicyId: unknown;
  readonly FunctionAssociations?: unknown;
}

interface Distribution {
  readonly DistributionConfig: {
    readonly Aliases: string[];
    readonly DefaultCacheBehavior: Behavior;
    readonly CacheBehaviors?: Behavior[];
    readonly Origins: { readonly Id: string; readonly DomainName: unknown }[];
  };
}

const web = () => synthesized('least').templates.Web!;
const siteOf = (host: string, template = web()) =>
  propertiesOf<Distribution>(template, 'AWS::CloudFront::Distribution')
    .map(({ DistributionConfig }) => DistributionConfig)
    .find(({ Aliases }) => Aliases.includes(host))!;
const workspace = () => siteOf('agents.riverbank.example');

/** Logical id of the release bucket, e.g. in `{"Fn::GetAtt": ["Releases…", "Arn"]}`. */
const BUCKET = /"ReleasesBucket[0-9A-F]{8}"/;

describe('released remotes on AWS', () => {
  it('are served at the workspace’s host with its headers, from a bucket apart', () => {
    const { CacheBehaviors = [], DefaultCacheBehavior: shell, Origins } = workspace();
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/registry.json',
      '/ccp/*',
      '/video/*',
      '/adhoc/*',
    ]);
    for (const each of CacheBehaviors) {
      expect(each.ResponseHeadersPolicyId).toEqual(shell.ResponseHeadersPolicyId);
      expect(each.TargetOriginId).not.toBe(shell.TargetOriginId);
      expect(each.FunctionAssociations).toBeUndefined();
      const origin = Origins.find(({ Id }) => Id === each.TargetOriginId);
      expect(JSON.stringify(origin!.DomainName)).toMatch(BUCKET);
    }
    expect(Origins).toHaveLength(2);
  });

  it('may be more than come with the shell: an operator names them', () => {
    const { Web } = synthesized('saml').templates;
    const { CacheBehaviors = [] } = siteOf('agents.riverbank.example', Web);
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toContain('/orders/*');
    expect(managedStatements(Web!, 'video-escalation-release-orders')).not.toEqual([]);
  });

  it('have nothing at the customers’ host', () => {
    expect(siteOf('video.riverbank.example').CacheBehaviors).toBeUndefined();
  });

  it('have a registry that an edge keeps for a second at most', () => {
    web().hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { MinTTL: 1, DefaultTTL: 1, MaxTTL: 1 },
    });
  });

  it('stay when the stack is deleted, as does the key: versions, logs, TLS, nobody from outside', () => {
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    web().hasResource('AWS::KMS::Key', kept);
    web().hasResource('AWS::S3::Bucket', {
      ...kept,
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: Match.objectLike({
          LogFilePrefix: 'agents.riverbank.example/releases/',
        }),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  it('have a registry that nobody replaces without naming the one that he read', () => {
    const [rules] = propertiesOf<{
      Bucket: object;
      PolicyDocument: { Statement: Statement[] };
    }>(web(), 'AWS::S3::BucketPolicy')
      .filter(({ Bucket }) => BUCKET.test(JSON.stringify(Bucket)))
      .map(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(rules).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:PutObject',
        Condition: { Null: { 's3:if-match': 'true', 's3:if-none-match': 'true' } },
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('are signed by a key of KMS, whose public half the workspace gets with its name', () => {
    web().hasResourceProperties('AWS::KMS::Key', {
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
    });
    const [uploaded] = propertiesOf(web(), 'Custom::CDKBucketDeployment').filter((each) =>
      JSON.stringify(each).includes('"spki"'),
    );
    const config = JSON.stringify(uploaded);
    expect(config).toMatch(/"Fn::GetAtt":\["ReleasesSigningPublicKey\w*","spki"\]/);
    const keyArn = '{"Fn::GetAtt":["ReleasesSigningKey';
    expect(config).toContain(keyArn);
    const [target] = propertiesOf<{ Name: string; Value: unknown }>(web(), 'AWS::SSM::Parameter');
    expect(target!.Name).toBe('/video-escalation-releases/target');
    expect(JSON.stringify(target!.Value)).toContain(keyArn);
  });
});

describe('a team', () => {
  const statements = () => managedStatements(web(), 'video-escalation-release-video');
  const resourcesOf = (action: string) =>
    statements()
      .filter(({ Action }) => [Action].flat().includes(action))
      .flatMap(({ Resource }) => Resource as unknown[])
      .map((each) => JSON.stringify(each));

  it('writes its own remote and the registry, in the release bucket alone', () => {
    const written = resourcesOf('s3:PutObject');
    for (const each of written) expect(each).toMatch(BUCKET);
    expect(written.map((each) => /"(\/[^"]+)"/.exec(each)?.[1])).toEqual([
      '/history/*',
      '/registry.json',
      '/video/*',
    ]);
  });

  it('lists what is its own and the registry, whose absence it must see, and deletes nothing', () => {
    const listing = statements().find(({ Action }) => Action === 's3:ListBucket');
    expect(listing?.Condition).toEqual({
      StringLike: { 's3:prefix': ['video/*', 'registry.json', 'history/*'] },
    });
    expect(resourcesOf('s3:DeleteObject')).toEqual([]);
  });

  it('signs as registries are signed, and with this key alone', () => {
    const signing = statements().find(({ Action }) => Action === 'kms:Sign');
    expect(JSON.stringify(signing?.Resource)).toContain('ReleasesSigningKey');
    expect(signing?.Condition).toEqual({
      StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' },
    });
  });
});
