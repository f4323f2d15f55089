import { join } from 'node:path';
import { PlainFailure } from '../fail.ts';
import { repository, runFolder } from '../paths.ts';
import { addresses, developmentAddress, portOf, type Addresses } from './addresses.ts';
import { refuseTakenPorts } from './ports.ts';
import * as account from './local-account.ts';
import { answers, startProcess, type ManagedProcess } from './processes.ts';
import { startRedis } from './redis.ts';
import { startWebServers } from './web-server.ts';

export interface StackOptions {
  readonly portOffset: number;
  /** More than one api process, to see that none of them keeps anything to itself. */
  readonly apiCount: number;
  readonly isVerbose: boolean;
  readonly onStep: (title: string) => void;
}

export interface Stack {
  readonly addresses: Addresses;
  readonly logFolder: string;
  /** Starts an api process anew, as an operator's platform would. */
  restartApi(index: number): Promise<void>;
  /** Resolves with the part's name when one ends by itself. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** The whole system on this machine: Redis, emulator, api and every page, each at its own port. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const all = addresses(options.portOffset, options.apiCount);
  await refuseTakenPorts(all.ports);
  const folder = join(runFolder, `${options.portOffset}`);
  const logFolder = join(folder, 'logs');
  const parts: ManagedProcess[] = [];
  const closers: (() => Promise<void>)[] = [];
  let isStopping = false;
  let lose: (name: string) => void;
  const lost = new Promise<string>((resolve) => (lose = resolve));

  function add(part: ManagedProcess): ManagedProcess {
    parts.push(part);
    void part.gone.then(() => {
      // One that was replaced or is being stopped isn't missed.
      if (!isStopping && parts.includes(part)) lose(part.name);
    });
    return part;
  }

  function node(name: string, script: string, env: NodeJS.ProcessEnv): ManagedProcess {
    const environment = { ...process.env, ...env };
    return startProcess({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', join(repository, script)],
      env: environment,
      logFolder,
      isVerbose: options.isVerbose,
    });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    for (const close of closers.splice(0)) await close();
    for (const part of parts.splice(0).reverse()) await part.stop();
  }

  try {
    options.onStep('Redis');
    const redis = await startRedis(folder, options.isVerbose);
    if (redis.process) add(redis.process);

    options.onStep('emulator (Amazon Connect, Chime SDK, STS, OpenID)');
    const emulator = add(node('emulator', 'emulator/src/main.ts', emulatorEnv(all)));
    await answers(emulator, `${all.emulator}/__control/inspect`, logFolder);

    options.onStep(options.apiCount === 1 ? 'api' : `${options.apiCount} api processes`);
    const flowId = await chatFlowId(all.emulator);
    const startApi = async (index: number) => {
      const address = all.apis[index]!;
      const env = apiEnv(all, portOf(address), redis.url, flowId);
      const api = add(node(`api-${index + 1}`, 'api/src/main.ts', env));
      await answers(api, `${address}/readyz`, logFolder);
    };
    await Promise.all(all.apis.map((_address, index) => startApi(index)));

    options.onStep('pages');
    const web = await startWebServers(all);
    closers.push(web.stop);

    return {
      addresses: all,
      logFolder,
      lost,
      stop,
      async restartApi(index) {
        const at = parts.findIndex((part) => part.name === `api-${index + 1}`);
        const [old] = parts.splice(at, 1);
        await old?.stop();
        await startApi(index);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function emulatorEnv({ web, apis, emulator }: Addresses): NodeJS.ProcessEnv {
  return {
    PORT: `${portOf(emulator)}`,
    EMULATOR_FLOWS: join(repository, 'flows'),
    // The development pages of those that sign people in or embed the panel, too.
    EMULATOR_CLIENT_ORIGINS: [
      web.shell,
      ...[web.shell, web['mfe-ccp']].map(developmentAddress),
    ].join(),
    EMULATOR_WORKSPACE_URL: web.shell,
    EMULATOR_CUSTOMER_URL: web['customer-site'],
    EMULATOR_API_URL: apis[0],
  };
}

function apiEnv(all: Addresses, port: number, redisUrl: string, flowId: string): NodeJS.ProcessEnv {
  const { emulator, web } = all;
  return {
    ...account.CREDENTIALS,
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
async function chatFlowId(emulator: string): Promise<string> {
  const response = await fetch(`${emulator}/connect/contact-flows-summary/${account.INSTANCE_ID}`);
  const { ContactFlowSummaryList: flows } = (await response.json()) as {
    ContactFlowSummaryList: { Id: string; Name: string }[];
  };
  const flow = flows.find((each) => each.Name === account.CHAT_FLOW_NAME);
  if (!flow) throw new PlainFailure(`The instance has no flow '${account.CHAT_FLOW_NAME}'.`);
  return flow.Id;
}
