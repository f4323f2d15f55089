/**
 * Condition keys that this engine gives a value to where the service does (service authorization reference; IAM user
 * guide, "AWS global condition context keys"). A policy with any other one is refused: its condition would be decided
 * by a value that is missing here and not on AWS.
 */
const given = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceIp',
  'aws:userid',
  'aws:username',
  'aws:ViaAWSService',
  'connect:InstanceId',
  'ecs:cluster',
  'ecs:enable-execute-command',
  'events:detail-type',
  'events:source',
  'iam:PassedToService',
  'kms:CallerAccount',
  'kms:MessageType',
  'kms:RequestAlias',
  'kms:SigningAlgorithm',
  'kms:ViaService',
  's3:delimiter',
  's3:if-match',
  's3:if-none-match',
  's3:max-keys',
  's3:ObjectCreationOperation',
  's3:prefix',
  's3:TlsVersion',
  's3:x-amz-acl',
  's3:x-amz-copy-source',
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'servicequotas:service',
  'ses:FromAddress',
  'ses:Recipients',
  'ssm:Overwrite',
  'ssm:Recursive',
  'sts:ExternalId',
  'sts:RoleSessionName',
];

/** Keys of requests that AWS's own services make. Nobody who calls the emulator is one of them. */
const ofServicesOnly = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID'];

const known = new Set([...given, ...ofServicesOnly].map((key) => key.toLowerCase()));

export const isKnownKey = (key: string): boolean => known.has(key.toLowerCase());
