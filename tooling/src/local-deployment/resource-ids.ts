import { generatedName, stableHex, stableUuid } from './local-ids.ts';

/** The account that the templates are deployed to. */
export interface Account {
  readonly id: string;
  readonly region: string;
  /** Client id of the workspace at the identity provider. */
  readonly oidcClientId: string;
  readonly oidcIssuer: string;
}

export interface Identified {
  readonly stackName: string;
  readonly logicalId: string;
  readonly account: Account;
  /** A property of the resource, resolved. Undefined where the template has none. */
  readonly property: (name: string) => unknown;
}

type Of = (resource: Identified) => string;

interface Ids {
  readonly ref: Of;
  readonly attributes?: Readonly<Record<string, Of>>;
}

/** The name that the template gives, or the one that CloudFormation makes up. */
const named =
  (property: string, longest = 64): Of =>
  ({ stackName, logicalId, property: propertyOf }) => {
    const name = propertyOf(property);
    return typeof name === 'string' ? name : generatedName(stackName, logicalId, longest);
  };
const bucketName: Of = (each) => named('BucketName', 63)(each).toLowerCase();
const uuid: Of = ({ stackName, logicalId }) => stableUuid(stackName, logicalId);
const hexId =
  (prefix: string): Of =>
  ({ stackName, logicalId }) =>
    `${prefix}-${stableHex(stackName, logicalId, 17)}`;
const arn =
  (service: string, rest: Of): Of =>
  (each) =>
    `arn:aws:${service}:${each.account.region}:${each.account.id}:${rest(each)}`;
const globalArn =
  (service: string, rest: Of): Of =>
  (each) =>
    `arn:aws:${service}::${each.account.id}:${rest(each)}`;
const within =
  (kind: string, name: Of): Of =>
  (each) =>
    `${kind}${name(each)}`;
/** Resources whose reference is their ARN. */
const byArn = (ref: Of, attribute = 'Arn'): Ids => ({ ref, attributes: { [attribute]: ref } });

const roleName = named('RoleName');
const secretArn = arn(
  'secretsmanager',
  within('secret:', (each) => {
    const { stackName, logicalId } = each;
    return `${named('Name')(each)}-${stableHex(stackName, logicalId, 6)}`;
  }),
);
const connectArn =
  (kind: string): Of =>
  (each) =>
    `${String(each.property('InstanceArn'))}/${kind}/${uuid(each)}`;
const policyPath: Of = (each) => `policy/${named('ManagedPolicyName', 128)(each)}`;
const ruleName = named('Name');

/** What `Ref` and `Fn::GetAtt` return for each type of resource (CloudFormation template reference, "Return values"). */
export const resourceIds: Readonly<Record<string, Ids>> = {
  'AWS::CloudFront::CachePolicy': { ref: uuid },
  'AWS::CloudFront::Distribution': {
    ref: ({ stackName, logicalId }) => `E${stableHex(stackName, logicalId, 13).toUpperCase()}`,
    attributes: {
      DomainName: ({ stackName, logicalId }) =>
        `d${stableHex(stackName, logicalId, 13)}.cloudfront.net`,
    },
  },
  'AWS::CloudFront::Function': byArn(
    globalArn('cloudfront', within('function/', named('Name'))),
    'FunctionARN',
  ),
  'AWS::CloudFront::OriginAccessControl': { ref: uuid, attributes: { Id: uuid } },
  'AWS::CloudFront::ResponseHeadersPolicy': { ref: uuid },
  'AWS::CloudWatch::Alarm': {
    ref: named('AlarmName', 255),
    attributes: { Arn: arn('cloudwatch', within('alarm:', named('AlarmName', 255))) },
  },
  'AWS::Cognito::UserPool': {
    ref: ({ stackName, logicalId, account }) =>
      `${account.region}_${stableHex(stackName, logicalId, 9)}`,
    attributes: { ProviderURL: ({ account }) => account.oidcIssuer },
  },
  'AWS::Cognito::UserPoolClient': { ref: ({ account }) => account.oidcClientId },
  'AWS::Connect::ContactFlow': byArn(connectArn('contact-flow'), 'ContactFlowArn'),
  'AWS::Connect::HoursOfOperation': byArn(connectArn('operating-hours'), 'HoursOfOperationArn'),
  'AWS::Connect::Queue': byArn(connectArn('queue'), 'QueueArn'),
  'AWS::EC2::EIP': {
    ref: hexId('eip'),
    attributes: { AllocationId: hexId('eipalloc') },
  },
  'AWS::EC2::InternetGateway': { ref: hexId('igw') },
  'AWS::EC2::NatGateway': { ref: hexId('nat') },
  'AWS::EC2::RouteTable': { ref: hexId('rtb') },
  'AWS::EC2::SecurityGroup': { ref: hexId('sg'), attributes: { GroupId: hexId('sg') } },
  'AWS::EC2::Subnet': { ref: hexId('subnet') },
  'AWS::EC2::VPC': { ref: hexId('vpc') },
  'AWS::ECS::Cluster': {
    ref: named('ClusterName', 255),
    attributes: { Arn: arn('ecs', within('cluster/', named('ClusterName', 255))) },
  },
  'AWS::ECS::Service': {
    ref: arn('ecs', within('service/', named('ServiceName', 255))),
    attributes: { Name: named('ServiceName', 255) },
  },
  'AWS::ECS::TaskDefinition': {
    ref: arn('ecs', (each) => `task-definition/${named('Family', 255)(each)}:1`),
  },
  'AWS::ElastiCache::ReplicationGroup': {
    ref: ({ stackName, logicalId }) => generatedName(stackName, logicalId, 40).toLowerCase(),
    attributes: { 'PrimaryEndPoint.Address': () => 'valkey.local.example' },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: arn('elasticloadbalancing', within('listener/app/', uuid)),
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    ref: arn('elasticloadbalancing', within('loadbalancer/app/', uuid)),
    attributes: { DNSName: within('balancer-', () => '0.local.example') },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    ref: arn('elasticloadbalancing', within('targetgroup/', uuid)),
    attributes: { TargetGroupFullName: within('targetgroup/', uuid) },
  },
  'AWS::Events::ApiDestination': {
    ref: named('Name'),
    attributes: {
      Arn: arn('events', (each) => `api-destination/${named('Name')(each)}/${uuid(each)}`),
    },
  },
  'AWS::Events::Connection': {
    ref: named('Name'),
    attributes: { Arn: arn('events', (each) => `connection/${named('Name')(each)}/${uuid(each)}`) },
  },
  'AWS::Events::Rule': {
    ref: ruleName,
    attributes: { Arn: arn('events', within('rule/', ruleName)) },
  },
  'AWS::IAM::ManagedPolicy': { ref: globalArn('iam', policyPath) },
  'AWS::IAM::Role': {
    ref: roleName,
    attributes: { Arn: globalArn('iam', within('role/', roleName)) },
  },
  'AWS::KMS::Key': { ref: uuid, attributes: { Arn: arn('kms', within('key/', uuid)) } },
  'AWS::Lambda::Function': {
    ref: named('FunctionName'),
    attributes: { Arn: arn('lambda', within('function:', named('FunctionName'))) },
  },
  'AWS::Logs::LogGroup': {
    ref: named('LogGroupName', 512),
    attributes: {
      Arn: arn('logs', (each) => `log-group:${named('LogGroupName', 512)(each)}:*`),
    },
  },
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: {
      Arn: within('arn:aws:s3:::', bucketName),
      RegionalDomainName: (each) => `${bucketName(each)}.s3.${each.account.region}.amazonaws.com`,
    },
  },
  'AWS::SecretsManager::Secret': { ref: secretArn },
  'AWS::SNS::Topic': { ref: arn('sns', named('TopicName', 256)) },
  'AWS::SQS::Queue': {
    ref: (each) =>
      `https://sqs.${each.account.region}.amazonaws.com/${each.account.id}/${named('QueueName', 80)(each)}`,
    attributes: {
      Arn: arn('sqs', named('QueueName', 80)),
      QueueName: named('QueueName', 80),
    },
  },
  'AWS::SSM::Parameter': { ref: named('Name', 1011) },
  'AWS::WAFv2::WebACL': {
    ref: (each) => `${named('Name', 128)(each)}|${uuid(each)}|REGIONAL`,
    attributes: {
      Arn: arn('wafv2', (each) => `regional/webacl/${named('Name', 128)(each)}/${uuid(each)}`),
    },
  },
};
