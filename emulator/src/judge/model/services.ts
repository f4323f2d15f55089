export type Protocol = 'restJson1' | 'awsJson1.1' | 'awsQuery' | 'restXml';

/** A service whose emulation is judged: its model's package, and where the emulator serves it. */
export interface ServiceEntry {
  readonly id: string;
  readonly packageName: string;
  readonly protocol: Protocol;
  /** Path of the emulator. */
  readonly prefix: string;
  /** What stands before the operation's name in `x-amz-target`. */
  readonly target?: string;
  readonly load: () => Promise<object>;
}

/** Protocols and targets are those of the clients' `runtimeConfig.shared.js`. */
export const services: readonly ServiceEntry[] = [
  {
    id: 'Connect',
    packageName: '@aws-sdk/client-connect',
    protocol: 'restJson1',
    prefix: '/connect',
    load: () => import('@aws-sdk/client-connect'),
  },
  {
    id: 'ConnectParticipant',
    packageName: '@aws-sdk/client-connectparticipant',
    protocol: 'restJson1',
    prefix: '/participant-service',
    load: () => import('@aws-sdk/client-connectparticipant'),
  },
  {
    id: 'ChimeSDKMeetings',
    packageName: '@aws-sdk/client-chime-sdk-meetings',
    protocol: 'restJson1',
    prefix: '/chime',
    load: () => import('@aws-sdk/client-chime-sdk-meetings'),
  },
  {
    id: 'STS',
    packageName: '@aws-sdk/client-sts',
    protocol: 'awsQuery',
    prefix: '/sts',
    load: () => import('@aws-sdk/client-sts'),
  },
  {
    id: 'ECS',
    packageName: '@aws-sdk/client-ecs',
    protocol: 'awsJson1.1',
    prefix: '/ecs',
    target: 'AmazonEC2ContainerServiceV20141113',
    load: () => import('@aws-sdk/client-ecs'),
  },
  {
    id: 'S3',
    packageName: '@aws-sdk/client-s3',
    protocol: 'restXml',
    prefix: '/s3',
    load: () => import('@aws-sdk/client-s3'),
  },
  {
    id: 'KMS',
    packageName: '@aws-sdk/client-kms',
    protocol: 'awsJson1.1',
    prefix: '/kms',
    target: 'TrentService',
    load: () => import('@aws-sdk/client-kms'),
  },
  {
    id: 'SSM',
    packageName: '@aws-sdk/client-ssm',
    protocol: 'awsJson1.1',
    prefix: '/ssm',
    target: 'AmazonSSM',
    load: () => import('@aws-sdk/client-ssm'),
  },
  {
    id: 'SESv2',
    packageName: '@aws-sdk/client-sesv2',
    protocol: 'restJson1',
    prefix: '/ses',
    load: () => import('@aws-sdk/client-sesv2'),
  },
  {
    id: 'SNS',
    packageName: '@aws-sdk/client-sns',
    protocol: 'awsQuery',
    prefix: '/sns',
    load: () => import('@aws-sdk/client-sns'),
  },
  {
    id: 'EventBridge',
    packageName: '@aws-sdk/client-eventbridge',
    protocol: 'awsJson1.1',
    prefix: '/events',
    target: 'AWSEvents',
    load: () => import('@aws-sdk/client-eventbridge'),
  },
  {
    id: 'ServiceQuotas',
    packageName: '@aws-sdk/client-service-quotas',
    protocol: 'awsJson1.1',
    prefix: '/service-quotas',
    target: 'ServiceQuotasV20190624',
    load: () => import('@aws-sdk/client-service-quotas'),
  },
];

/** The service whose path a request has; paths of the emulator's own, such as `/connect-phone`, belong to none. */
export const serviceAt = (path: string): ServiceEntry | undefined =>
  services.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
