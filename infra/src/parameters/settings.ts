import type { Parameters } from './schema.ts';

export type Settings = ReturnType<typeof toSettings>;
export type RecordingSettings = NonNullable<Settings['recording']>;
export type SamlSettings = NonNullable<Settings['saml']>;
export type PipelineSettings = NonNullable<Settings['pipeline']>;

/** The parameters in the words of the stacks: what is switched off isn't there, what was left out is derived. */
export function toSettings(parameters: Parameters) {
  const [, partition, , region, account] = parameters['connect-instance-arn'].split(':') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const hosts = {
    workspace: parameters['workspace-domain'],
    customer: parameters['customer-domain'],
    api: parameters['api-domain'],
  };
  const workspaceUrl = `https://${hosts.workspace}`;
  const customerOrigins = listed(parameters['website-api-allowed-origins']) ?? [
    `https://${hosts.customer}`,
  ];
  return {
    ...{ partition, region, account, hosts, workspaceUrl, customerOrigins },
    apiUrl: `https://${hosts.api}`,
    connect: toConnect(parameters),
    certificates: { api: parameters['certificate-arn'], web: parameters['web-certificate-arn'] },
    zone: toZone(parameters),
    agentOrigins: listed(parameters['agent-api-allowed-origins']) ?? [workspaceUrl],
    customerSiteUrl: parameters['website-ad-hoc-route-base-url'] ?? `https://${hosts.customer}`,
    companyName: parameters['company-name'],
    cognito: { domainPrefix: parameters['cognito-domain-prefix'], mfa: parameters['cognito-mfa'] },
    saml: parameters['cognito-saml-enabled'] ? toSaml(parameters, workspaceUrl) : undefined,
    calls: toCalls(parameters, region),
    recording: parameters['deploy-recording-stack'] ? toRecording(parameters) : undefined,
    /** Folders below which each remote is released. */
    remotes: [...new Set(parameters.remotes.split(','))],
    developerOrigins: listed(parameters['developer-origins']) ?? [],
    existingVpc: toVpc(parameters),
    apiTasks: {
      minimum: parameters['api-tasks-minimum'],
      maximum: parameters['api-tasks-maximum'],
    },
    redisNodeType: parameters['redis-node-type'],
    logRetentionDays: parameters['log-retention-days'],
    alarmEmail: parameters['alarm-email'],
    pipeline: parameters['cdk-pipeline-enabled'] ? toPipeline(parameters) : undefined,
  };
}

function toConnect(parameters: Parameters) {
  const url = parameters['connect-instance-url'];
  // Instances from before 2021 have their pages below /connect (administrator guide, "Access the CCP").
  const pages = url.endsWith('.awsapps.com') ? `${url}/connect` : url;
  const instanceArn = parameters['connect-instance-arn'];
  return {
    instanceArn,
    instanceId: instanceArn.split('/')[1]!,
    url,
    ccpUrl: `${pages}/ccp-v2/`,
    logoutUrl: `${url}/connect/logout`,
    /** Undefined: the flow that is deployed with the rest. */
    chatFlowId: parameters['connect-default-contact-flow-id'],
    signIn: parameters['connect-sign-in'],
    /** Undefined: a role is made. */
    federationRoleArn: parameters['ccpLogin-lambda-role-to-assume'],
    expectedAgents: parameters['expected-agents'],
    /** Undefined: always open. */
    hoursId: parameters['connect-hours-of-operation-id'],
    queueCapacity: parameters['connect-queue-capacity'],
    /** Undefined: nobody but agents speaks with customers. */
    lexBotAliasArn: parameters['connect-lex-bot-alias-arn'],
    /** By the names that flows know them by. */
    texts: new Map([
      ['when-closed', parameters['connect-closed-text']],
      ['when-full', parameters['connect-full-text']],
    ]),
    attachmentsBucket: parameters['connect-attachments-bucket'],
  };
}

function toZone(parameters: Parameters) {
  const id = parameters['hosted-zone-id'];
  return id === undefined ? undefined : { id, name: parameters['hosted-zone-name']! };
}

function toSaml(parameters: Parameters, workspaceUrl: string) {
  return {
    metadataUrl: parameters['cognito-saml-identity-provider-url']!,
    name: parameters['cognito-saml-identity-provider-name']!,
    callbackUrls: listed(parameters['cognito-saml-callback-urls']) ?? [`${workspaceUrl}/`],
    logoutUrls: listed(parameters['cognito-saml-logout-urls']) ?? [`${workspaceUrl}/?logout`],
  };
}

function toCalls(parameters: Parameters, region: string) {
  return {
    mediaRegions: listed(parameters['media-regions']) ?? [region],
    cameraOnWhenJoining: parameters['camera-on-when-joining'],
    routeSeconds: parameters['route-expires-minutes'] * 60,
    emailFrom: parameters['route-email-from'],
    sms: parameters['route-sms'] ? { senderId: parameters['route-sms-sender-id'] } : undefined,
  };
}

function toRecording(parameters: Parameters) {
  return {
    consent: parameters['recording-consent'],
    playbackSecurityProfile: parameters['recording-playback-security-profile'],
    addressSeconds: parameters['recording-presigned-url-expires-minutes'] * 60,
    download: parameters['recording-download'],
    maximumSeconds: parameters['recording-maximum-minutes'] * 60,
    /** 0: for ever. */
    retentionDays: parameters['recording-retention-days'],
    /** Undefined: a key is made. */
    kmsKeyArn: parameters['recording-kms-key-arn'],
    atOnce: parameters['recording-at-once'],
    keptWarm: parameters['recording-kept-warm'],
  };
}

function toVpc(parameters: Parameters) {
  const id = parameters['vpc-id'];
  if (id === undefined) return undefined;
  return {
    id,
    availabilityZones: listed(parameters['vpc-availability-zones'])!,
    publicSubnetIds: listed(parameters['vpc-public-subnet-ids'])!,
    privateSubnetIds: listed(parameters['vpc-private-subnet-ids'])!,
  };
}

function toPipeline(parameters: Parameters) {
  return {
    repository: parameters['cdk-pipeline-repository-name']!,
    branch: parameters['cdk-pipeline-repository-branch-name'],
    connectionArn: parameters['cdk-pipeline-connection-arn']!,
    stageName: parameters['cdk-pipeline-stage-name'],
  };
}

function listed(text: string | undefined): string[] | undefined {
  return text?.split(',');
}
