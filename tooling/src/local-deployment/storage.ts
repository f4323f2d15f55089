import { Type } from 'typebox';
import { policyDocument, type PolicyDocument } from './policies.ts';
import { parseProperties } from './parse-properties.ts';
import type { Resource } from './stacks.ts';

export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly exposedHeaders?: readonly string[];
}

export interface DeployedBucket {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly cors: readonly CorsRule[];
  readonly policy: PolicyDocument | undefined;
  /** ARN of the KMS key that objects are encrypted with by default. Undefined: S3's own keys. */
  readonly encryptionKeyArn: string | undefined;
}

export interface DeployedKey {
  readonly stack: string;
  readonly logicalId: string;
  readonly id: string;
  readonly arn: string;
  /** `alias/…`. */
  readonly aliases: readonly string[];
  /** @default SYMMETRIC_DEFAULT */
  readonly spec: string;
  readonly policy: PolicyDocument;
}

const list = Type.Array(Type.String());
const bucket = Type.Object({
  CorsConfiguration: Type.Optional(
    Type.Object({
      CorsRules: Type.Array(
        Type.Object({
          AllowedOrigins: list,
          AllowedMethods: list,
          AllowedHeaders: Type.Optional(list),
          ExposedHeaders: Type.Optional(list),
        }),
      ),
    }),
  ),
  BucketEncryption: Type.Object({
    ServerSideEncryptionConfiguration: Type.Array(
      Type.Object({
        ServerSideEncryptionByDefault: Type.Object({
          KMSMasterKeyID: Type.Optional(Type.String()),
        }),
      }),
    ),
  }),
});
const bucketPolicy = Type.Object({ Bucket: Type.String(), PolicyDocument: policyDocument });

export function bucketsOf(resources: readonly Resource[]): DeployedBucket[] {
  const policies = ofType(resources, 'AWS::S3::BucketPolicy').map((each) =>
    parseProperties(bucketPolicy, each),
  );
  return ofType(resources, 'AWS::S3::Bucket').map((resource) => {
    const { CorsConfiguration, BucketEncryption } = parseProperties(bucket, resource);
    const [encryption] = BucketEncryption.ServerSideEncryptionConfiguration;
    return {
      ...{ stack: resource.stack, logicalId: resource.logicalId, name: resource.ref },
      arn: resource.attribute('Arn'),
      policy: policies.find(({ Bucket }) => Bucket === resource.ref)?.PolicyDocument,
      encryptionKeyArn: encryption?.ServerSideEncryptionByDefault.KMSMasterKeyID,
      cors: (CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        allowedOrigins: rule.AllowedOrigins,
        allowedMethods: rule.AllowedMethods,
        ...(rule.AllowedHeaders && { allowedHeaders: rule.AllowedHeaders }),
        ...(rule.ExposedHeaders && { exposedHeaders: rule.ExposedHeaders }),
      })),
    };
  });
}

const key = Type.Object({ KeyPolicy: policyDocument, KeySpec: Type.Optional(Type.String()) });
const alias = Type.Object({ AliasName: Type.String(), TargetKeyId: Type.String() });

export function keysOf(resources: readonly Resource[]): DeployedKey[] {
  const aliases = ofType(resources, 'AWS::KMS::Alias').map((each) => parseProperties(alias, each));
  return ofType(resources, 'AWS::KMS::Key').map((resource) => {
    const { KeyPolicy, KeySpec = 'SYMMETRIC_DEFAULT' } = parseProperties(key, resource);
    const { stack, logicalId, ref: id } = resource;
    const arn = resource.attribute('Arn');
    const own = aliases.filter(({ TargetKeyId }) => TargetKeyId === arn || TargetKeyId === id);
    return {
      ...{ stack, logicalId, id, arn, spec: KeySpec, policy: KeyPolicy },
      aliases: own.map(({ AliasName }) => AliasName),
    };
  });
}

const ofType = (resources: readonly Resource[], type: string) =>
  resources.filter((each) => each.type === type);
