import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository } from '../paths.ts';
import { developmentAddress, portOf, type Addresses } from './addresses.ts';
import * as account from './local-account.ts';
import { recordingEnv } from './recording.ts';

export function emulatorEnv(
  { web, apis, emulator }: Addresses,
  folder: string,
  seedFile: string,
): NodeJS.ProcessEnv {
  return {
    PORT: `${portOf(emulator)}`,
    EMULATOR_FLOWS: join(repository, 'flows'),
    EMULATOR_SEED: seedFile,
    EMULATOR_DATA_FOLDER: join(folder, 'data'),
    // The development pages of those that sign people in or embed the panel, too.
    EMULATOR_CLIENT_ORIGINS: [
      web.shell,
      ...[web.shell, web['mfe-ccp']!].map(developmentAddress),
    ].join(),
    EMULATOR_WORKSPACE_URL: web.shell,
    EMULATOR_CUSTOMER_URL: web['customer-site'],
    EMULATOR_API_URL: apis[0],
  };
}

export function apiEnv(
  all: Addresses,
  port: number,
  redisUrl: string,
  flowId: string,
): NodeJS.ProcessEnv {
  const { emulator, web } = all;
  return {
    ...account.CREDENTIALS,
    ...recordingEnv(all),
    AWS_REGION: account.REGION,
    AWS_ENDPOINT_URL_CONNECT: `${emulator}/connect`,
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: `${emulator}/chime`,
    AWS_ENDPOINT_URL_STS: `${emulator}/sts`,
    AWS_ENDPOINT_URL_SESV2: `${emulator}/ses`,
    AWS_ENDPOINT_URL_SNS: `${emulator}/sns`,
    // What is sent ends at the emulator's page of sent messages.
    ROUTE_EMAIL_FROM: 'video@riverbank.example',
    ROUTE_SMS: 'on',
    ROUTE_SMS_SENDER_ID: 'Riverbank',
    PORT: `${port}`,
    HOST: '127.0.0.1',
    REDIS_URL: redisUrl,
    CONNECT_INSTANCE_ID: account.INSTANCE_ID,
    CONNECT_CHAT_FLOW_ID: flowId,
    CONNECT_CCP_URL: `${emulator}/ccp-v2/`,
    CONNECT_FEDERATION_ROLE_ARN: account.FEDERATION_ROLE_ARN,
    OIDC_ISSUER: `${emulator}/oidc`,
    OIDC_CLIENT_ID: account.OIDC_CLIENT_ID,
    AGENT_ORIGINS: web.shell,
    CUSTOMER_ORIGINS: web['customer-site'],
    CUSTOMER_TOKEN_SECRET: account.CUSTOMER_TOKEN_SECRET,
    MEDIA_REGIONS: account.MEDIA_REGIONS,
    // A laptop has one address and a handful of e-mails for every customer that somebody plays.
    WRONG_REFERENCES_PER_ADDRESS: process.env.WRONG_REFERENCES_PER_ADDRESS ?? '60',
    WRONG_REFERENCES_PER_EMAIL: process.env.WRONG_REFERENCES_PER_EMAIL ?? '60',
    STARTS_PER_ADDRESS_PER_MINUTE: process.env.STARTS_PER_ADDRESS_PER_MINUTE ?? '60',
    STARTS_PER_EMAIL_PER_MINUTE: process.env.STARTS_PER_EMAIL_PER_MINUTE ?? '30',
  };
}

/** Flow ids are the instance's own: found by name, as the deployment does. */
export async function chatFlowId(emulator: string): Promise<string> {
  const response = await fetch(`${emulator}/connect/contact-flows-summary/${account.INSTANCE_ID}`);
  const { ContactFlowSummaryList: flows } = (await response.json()) as {
    ContactFlowSummaryList: { Id: string; Name: string }[];
  };
  const flow = flows.find((each) => each.Name === account.CHAT_FLOW_NAME);
  if (!flow) throw new PlainFailure(`The instance has no flow '${account.CHAT_FLOW_NAME}'.`);
  return flow.Id;
}
