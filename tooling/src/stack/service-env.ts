import { join } from 'node:path';
import { repository } from '../paths.ts';
import type { LocalDeployment } from '../local-deployment/local-deployment.ts';
import type { Container } from '../local-deployment/task-definitions.ts';
import { developmentAddress, portOf, type Addresses } from './addresses.ts';
import { localPlaces } from './local-places.ts';

export function emulatorEnv(
  deployment: LocalDeployment,
  all: Addresses,
  folder: string,
  seedFile: string,
): NodeJS.ProcessEnv {
  const { web, apis, emulator } = all;
  return {
    PORT: `${portOf(emulator)}`,
    EMULATOR_FLOWS: join(repository, 'flows'),
    EMULATOR_SEED: seedFile,
    EMULATOR_DATA_FOLDER: join(folder, 'data'),
    EMULATOR_CLIENT_ORIGINS: [
      ...deployment.approvedOrigins().map(localPlaces(all)),
      // The development pages of those that sign people in or embed the panel, which no deployment has.
      ...[web.shell, web['mfe-ccp']!].map(developmentAddress),
    ].join(),
    EMULATOR_WORKSPACE_URL: web.shell,
    EMULATOR_CUSTOMER_URL: web['customer-site'],
    EMULATOR_API_URL: apis[0],
  };
}

/** Variables of the api whose value is an address: of the deployment on AWS, of this machine here. */
const ADDRESSES = [
  'AGENT_ORIGINS',
  'CONNECT_CCP_URL',
  'CUSTOMER_ORIGINS',
  'CUSTOMER_SITE_URL',
  'OIDC_ISSUER',
  'RECORDER_API_URL',
  'WORKSPACE_URL',
];

/**
 * The api's environment as its task definition has it, secrets among it. What differs on this machine: addresses, the
 * port, Redis, and where AWS is.
 */
export function apiEnv(
  deployment: LocalDeployment,
  all: Addresses,
  port: number,
  redisUrl: string,
): NodeJS.ProcessEnv {
  const { container, taskRoleArn } = deployment.taskDefinition('api');
  const deployed = variablesOf(container, deployment);
  const toLocal = localPlaces(all);
  const replaced: Record<string, string> = { PORT: `${port}`, REDIS_URL: redisUrl };
  for (const name of ADDRESSES) replaced[name] = toLocal(deployed[name] ?? '');
  return {
    ...deployed,
    // A variable that the template lacks is lacking here, too.
    ...Object.fromEntries(Object.entries(replaced).filter(([name]) => name in deployed)),
    ...looserLimits(),
    ...awsEndpoints(all),
    HOST: '127.0.0.1',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${all.emulator}/task-credentials/${nameOf(taskRoleArn)}`,
  };
}

function variablesOf({ environment, secrets }: Container, { secret }: LocalDeployment) {
  const values = Object.entries(secrets).map(([name, arn]) => [name, secret(arn)] as const);
  return { ...environment, ...Object.fromEntries(values) };
}

/** A laptop has one address and a handful of e-mails for every customer that somebody plays. */
function looserLimits(): NodeJS.ProcessEnv {
  return {
    WRONG_REFERENCES_PER_ADDRESS: process.env.WRONG_REFERENCES_PER_ADDRESS ?? '60',
    WRONG_REFERENCES_PER_EMAIL: process.env.WRONG_REFERENCES_PER_EMAIL ?? '60',
    STARTS_PER_ADDRESS_PER_MINUTE: process.env.STARTS_PER_ADDRESS_PER_MINUTE ?? '60',
    STARTS_PER_EMAIL_PER_MINUTE: process.env.STARTS_PER_EMAIL_PER_MINUTE ?? '30',
  };
}

function awsEndpoints({ emulator }: Addresses): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: `${emulator}/chime`,
    AWS_ENDPOINT_URL_CONNECT: `${emulator}/connect`,
    AWS_ENDPOINT_URL_ECS: `${emulator}/ecs`,
    AWS_ENDPOINT_URL_S3: `${emulator}/s3`,
    AWS_ENDPOINT_URL_SESV2: `${emulator}/ses`,
    AWS_ENDPOINT_URL_SNS: `${emulator}/sns`,
    AWS_ENDPOINT_URL_STS: `${emulator}/sts`,
  };
}

/** The last part of an ARN's path. */
const nameOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
