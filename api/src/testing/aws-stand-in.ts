import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnNode, type Spawned } from './spawned.ts';

const INSTANCE_ID = '5c0ffee1-0000-4000-8000-0000000c0de0';
const REGION = 'us-east-1';
const ACCESS_KEY = { id: 'AKIATEST', secret: 'test' };

export interface AwsStandIn {
  /** `http://localhost:<port>`. */
  readonly url: string;
  /** What an api needs to work with it. */
  apiEnvironment(redisUrl: string): Promise<Readonly<Record<string, string>>>;
  control(verb: string, body: object): Promise<unknown>;
  inspect(): Promise<Readonly<Record<string, unknown>>>;
  /** An access token of this person; `wish` makes it wrong in some way. */
  mintToken(user: string, wish?: object): Promise<string>;
  stop(): Promise<void>;
}

export interface AwsStandInOptions {
  /** Of an emulator seed file (emulator/README.md). @default nothing is deployed */
  readonly seed?: object;
}

/** The emulator as a process of its own, met over the wire alone. */
export async function startAwsStandIn(options: AwsStandInOptions = {}): Promise<AwsStandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-stand-in-'));
  const seedFile = join(folder, 'seed.json');
  const accessKeys = { [ACCESS_KEY.id]: ACCESS_KEY.secret };
  writeFileSync(seedFile, JSON.stringify({ accessKeys, ...options.seed }));
  const emulator = await spawnNode(
    'emulator/src/main.ts',
    { PORT: '0', EMULATOR_FLOWS: 'flows', EMULATOR_SEED: seedFile },
    /ready on/,
  );
  const url = /ready on (\S+)/.exec(emulator.output())?.[1] ?? '';
  const control = async (verb: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/__control/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${verb} answers ${response.status}`);
    return response.json();
  };
  return {
    url,
    apiEnvironment: async (redisUrl) => environmentFor(url, redisUrl, await chatFlowId(url)),
    control,
    inspect: async () =>
      (await (await fetch(`${url}/__control/inspect`)).json()) as Record<string, unknown>,
    async mintToken(user, wish = {}) {
      const { token } = (await control('oidc/mint', { user, ...wish })) as { token: string };
      return token;
    },
    async stop() {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An api process on a free port; ready once its parts answer. */
export async function spawnApi(
  env: Readonly<Record<string, string>>,
): Promise<Spawned & { readonly baseUrl: string }> {
  const api = await spawnNode('api/src/main.ts', env, /api ready/);
  const port = /"port":(\d+)/.exec(api.output())?.[1] ?? '';
  return { ...api, baseUrl: `http://127.0.0.1:${port}` };
}

function environmentFor(aws: string, redisUrl: string, flowId: string) {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    REDIS_URL: redisUrl,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: ACCESS_KEY.id,
    AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secret,
    AWS_ENDPOINT_URL_CONNECT: `${aws}/connect`,
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: `${aws}/chime`,
    AWS_ENDPOINT_URL_STS: `${aws}/sts`,
    AWS_ENDPOINT_URL_SESV2: `${aws}/ses`,
    AWS_ENDPOINT_URL_SNS: `${aws}/sns`,
    AWS_ENDPOINT_URL_S3: `${aws}/s3`,
    AWS_ENDPOINT_URL_ECS: `${aws}/ecs`,
    ROUTE_EMAIL_FROM: 'video@riverbank.example',
    ROUTE_SMS: 'on',
    ROUTE_SMS_SENDER_ID: 'Riverbank',
    CONNECT_INSTANCE_ID: INSTANCE_ID,
    CONNECT_CHAT_FLOW_ID: flowId,
    CONNECT_CCP_URL: `${aws}/ccp-v2/`,
    CONNECT_FEDERATION_ROLE_ARN: 'arn:aws:iam::111122223333:role/Federation',
    OIDC_ISSUER: `${aws}/oidc`,
    OIDC_CLIENT_ID: 'workspace',
    AGENT_ORIGINS: 'http://localhost:3000',
    CUSTOMER_ORIGINS: 'http://localhost:3010',
    CUSTOMER_TOKEN_SECRET: 'a secret of the tests, long enough for HS256',
    MEDIA_REGIONS: REGION,
  };
}

async function chatFlowId(aws: string): Promise<string> {
  const response = await fetch(`${aws}/connect/contact-flows-summary/${INSTANCE_ID}`);
  const { ContactFlowSummaryList: flows } = (await response.json()) as {
    ContactFlowSummaryList: { Id: string; Name: string }[];
  };
  return flows.find(({ Name }) => Name === 'video-escalation-chat')?.Id ?? '';
}
