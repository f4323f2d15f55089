import { join } from 'node:path';
import { createChimeService } from './chime/index.ts';
import type { MediaAddresses, MediaClients } from './chime/rtc/media-addresses.ts';
import type { VideoCodec } from './chime/rtc/codecs.ts';
import type { ChimeTimings } from './chime/timings.ts';
import { createConnectService } from './connect/index.ts';
import { defaultSeed, type ConnectSeed } from './connect/seed.ts';
import { defaultTimings, type ConnectTimings } from './connect/timings.ts';
import { crowdOf, withCrowd } from './crowd.ts';
import { createEcsService, type EcsSeed } from './ecs/index.ts';
import type { Task } from './ecs/task.ts';
import { createEventsService, type EventsSeed } from './events/index.ts';
import { readFlows } from './flow-folder.ts';
import { createHost } from './host/host.ts';
import type { EmulatedService } from './host/service.ts';
import { createIamService } from './iam/index.ts';
import { nameOf } from './iam/principals.ts';
import { resourcePolicies } from './iam/resource-policies.ts';
import type { IamSeed } from './iam/seed.ts';
import { createKmsService, type KmsSeed } from './kms/index.ts';
import { createMessagingService } from './messaging/index.ts';
import { createOidcService } from './oidc/index.ts';
import type { OidcLifetimes } from './oidc/provider.ts';
import { defaultPeople, type Person } from './oidc/people.ts';
import { createPagesService, type GuideLinks } from './pages/index.ts';
import { createS3Service, type S3Seed } from './s3/index.ts';
import { createQuotasService, type QuotasSeed } from './service-quotas/index.ts';
import { createSsmService, type SsmSeed } from './ssm/index.ts';
import { createStsService } from './sts/index.ts';

export interface EmulatorOptions {
  /** 0 lets the operating system choose. @default 0 */
  readonly port?: number;
  /** Folder with `*.flow.json`. Without one the instance has no flows. */
  readonly flowsFolder?: string;
  /** Ids of these flows, by their names. @default an id that depends on the name alone */
  readonly flowIds?: Readonly<Record<string, string>>;
  /** A whole instance of one's own, instead of the usual one with the folder's flows. */
  readonly seed?: ConnectSeed;
  /** Origins that may sign people in and may embed the CCP. @default ['http://localhost:3000'] */
  readonly clientOrigins?: readonly string[];
  readonly people?: readonly Person[];
  /** So many more agents, who can sign in as anybody else. @default 0 */
  readonly crowd?: number;
  readonly oidcLifetimes?: Partial<OidcLifetimes>;
  readonly connectTimings?: Partial<ConnectTimings>;
  readonly chimeTimings?: Partial<ChimeTimings>;
  /** IPv4 addresses of this machine at which browsers reach the media. @default ['127.0.0.1'] */
  readonly mediaAddresses?: MediaAddresses;
  /** Whose media is taken. @default 'this-machine' */
  readonly mediaClients?: MediaClients;
  /** Where clients reach it when something stands before it, such as TLS. @default `http://localhost:<port>` */
  readonly publicUrl?: string;
  /** What meetings support. @default ['VP8'] */
  readonly videoCodecs?: readonly VideoCodec[];
  /** Folder for what outlives the process: objects, open uploads and keys. @default a temporary one */
  readonly dataFolder?: string;
  /** Secrets by access key id: whose signatures S3 takes. @default the one key of `defaultAccessKeys` */
  readonly accessKeys?: Readonly<Record<string, string>>;
  readonly s3?: S3Seed;
  readonly ecs?: EcsSeed;
  readonly events?: EventsSeed;
  /** Roles and users with their policies. Without it everybody may do anything. */
  readonly iam?: IamSeed;
  readonly kms?: KmsSeed;
  readonly ssm?: SsmSeed;
  readonly quotas?: QuotasSeed;
  /** Services beside AWS's, such as one that observes the others. */
  readonly observers?: readonly EmulatedService[];
  /** Where the guide page leads to. */
  readonly links?: Partial<GuideLinks>;
}

export interface Emulator {
  /** Where clients reach it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Everything back to the state after start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** A key that is made up, as every secret here. */
export const defaultAccessKeys = { AKIALOCALAPI00000000: 'local' };

/** Starts every stand-in on one port of this machine. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0 } = options;
  const crowd = crowdOf(options.crowd ?? 0);
  const people = [...(options.people ?? defaultPeople), ...crowd];
  const clientOrigins = options.clientOrigins ?? ['http://localhost:3000'];
  const flows =
    options.flowsFolder === undefined
      ? []
      : await readFlows(options.flowsFolder, options.flowIds ?? {});
  const seed = withCrowd(options.seed ?? defaultSeed({ flows }), crowd);
  // Services are asked for addresses only by requests, which come after the host has got its port.
  let listening = 0;
  const publicUrl = () => options.publicUrl ?? `http://localhost:${listening}`;

  const { region, accountId: account } = seed.instance;
  const accessKeys = options.accessKeys ?? defaultAccessKeys;
  const iam = createIamService({
    account,
    region,
    seed: options.iam,
    resources: resourcePolicies(options, `arn:aws:kms:${region}:${account}`),
    accessKeys,
  });
  const { guard, principals } = iam;
  const sts = createStsService({ principals, guard });
  const connect = createConnectService({
    publicUrl,
    seed,
    sessionNameOf: (accessKeyId) => principals.find(accessKeyId)?.role?.sessionName,
    timings: options.connectTimings ?? {},
    guard,
  });
  const oidc = await createOidcService({
    publicUrl,
    clientOrigins,
    people,
    lifetimes: options.oidcLifetimes ?? {},
  });
  const pages = await createPagesService({
    people,
    frameAncestors: clientOrigins,
    ringMs: options.connectTimings?.ringMs ?? defaultTimings.ringMs,
    sessionCookie: (username) => connect.cookieFor(username),
    links: options.links ?? {},
  });
  const events = createEventsService({ ...options.events, region, account, guard });
  // Last, as it takes a UDP port at once.
  const chime = await createChimeService({
    publicUrl,
    region,
    account,
    timings: options.chimeTimings ?? {},
    ...(options.mediaAddresses && { mediaAddresses: options.mediaAddresses }),
    ...(options.mediaClients && { mediaClients: options.mediaClients }),
    ...(options.videoCodecs && { videoCodecs: options.videoCodecs }),
    publish: events.publish,
    guard,
  });
  const messaging = createMessagingService({ region, account, guard });
  const s3 = createS3Service({
    ...options.s3,
    accessKeys: principals.keys,
    guard,
    ...(options.dataFolder !== undefined && { dataFolder: join(options.dataFolder, 's3') }),
  });
  const ecs = createEcsService({
    ...options.ecs,
    publicUrl,
    region,
    account,
    guard,
    isTaskRole: iam.isTaskRole,
    publish: events.publish,
    taskEnvironment: (task) => ({
      ...taskCredentials(publicUrl(), task, options.iam ? {} : accessKeys),
      ...taskEndpoints(publicUrl(), region),
    }),
  });
  const kms = createKmsService({
    ...options.kms,
    region,
    account,
    guard,
    ...(options.dataFolder !== undefined && { dataFolder: join(options.dataFolder, 'kms') }),
  });
  const ssm = createSsmService({ ...options.ssm, region, account, guard });
  const quotas = createQuotasService({ ...options.quotas, region, account, guard });
  // Tasks first: while they end they still need the others.
  const services: EmulatedService[] = [
    ecs,
    connect,
    chime,
    iam,
    sts,
    s3,
    events,
    messaging,
    kms,
    ssm,
    quotas,
    oidc,
    pages,
    ...(options.observers ?? []),
  ];

  const host = await createHost({ port, services });
  try {
    listening = await host.listen();
  } catch (error) {
    await host.stop();
    throw error;
  }
  return {
    url: publicUrl(),
    port: listening,
    async reset() {
      for (const service of services) await service.reset?.();
    },
    async stop() {
      await ecs.stop();
      await host.stop();
    },
  };
}

/** As ECS gives a task its role: by an address. A task without a role has the first access key that everybody trusts. */
function taskCredentials(
  url: string,
  { id, definition }: Pick<Task, 'id' | 'definition'>,
  accessKeys: Readonly<Record<string, string>>,
): Record<string, string> {
  if (definition.taskRoleArn !== undefined) {
    const path = `task-credentials/${nameOf(definition.taskRoleArn)}/${id}`;
    return { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/${path}` };
  }
  const [key] = Object.entries(accessKeys);
  return key ? { AWS_ACCESS_KEY_ID: key[0], AWS_SECRET_ACCESS_KEY: key[1] } : {};
}

/** What a container would have from its network. */
function taskEndpoints(url: string, region: string): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_ENDPOINT_URL_S3: s3Endpoint(url),
    AWS_ENDPOINT_URL_ECS: `${url}/ecs`,
    AWS_ENDPOINT_URL_EVENTBRIDGE: `${url}/events`,
    AWS_ENDPOINT_URL_CONNECT: `${url}/connect`,
    AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: `${url}/chime`,
    AWS_ENDPOINT_URL_STS: `${url}/sts`,
  };
}

/** By its number, not its name: then the SDKs put the bucket into the path, and no client needs to be told. */
const s3Endpoint = (url: string) => `${url.replace('//localhost:', '//127.0.0.1:')}/s3`;
