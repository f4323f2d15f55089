import { createApiClient, type ApiClient } from '@video-escalation/contracts/http/client';
import { startContact, type StartedContact } from '@video-escalation/contracts/http/contacts';
import { Problem } from '@video-escalation/contracts/http/problems';
import { createRoute, type Route } from '@video-escalation/contracts/http/routes';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { AddressInfo } from 'node:net';
import { createMemoryAgentCache } from '../agents/agent-cache.ts';
import type { Federation } from '../agents/federation.ts';
import { createMemorySignInLine } from '../agents/sign-in-line.memory.ts';
import { buildApp } from '../app.ts';
import { createMemoryChanges } from '../changes/changes.ts';
import { readConfig } from '../config.ts';
import { createMemoryRateLimits } from '../contacts/start-limits.ts';
import { createServices } from '../deps.ts';
import type { Store } from '../ports.ts';
import { createMemoryLocks } from '../meetings/locks.ts';
import { createMemoryMeetingStore } from '../meetings/meetings.store.ts';
import { createMemoryRecordingStore } from '../recordings/recordings.store.memory.ts';
import type { Watch } from '../recordings/watch.ts';
import { createMemoryRouteStore } from '../routes/routes.store.memory.ts';
import { createFakeContactCenter } from './fake-contact-center.ts';
import { createFakeLinkSender } from './fake-link-sender.ts';
import { createFakeObjectStorage } from './fake-object-storage.ts';
import { createFakeTaskRunner } from './fake-task-runner.ts';
import { createFakeVideoService } from './fake-video-service.ts';
import { CLIENT_ID, createSignIns, ISSUER } from './sign-ins.ts';

export const AGENT_ORIGIN = 'https://agents.test';
export const CUSTOMER_ORIGIN = 'https://www.test';

export const environment = {
  PORT: '0',
  HOST: '127.0.0.1',
  REDIS_URL: 'redis://127.0.0.1:1',
  AWS_REGION: 'eu-central-1',
  CONNECT_INSTANCE_ID: '5c0ffee1-0000-4000-8000-000000000000',
  CONNECT_CHAT_FLOW_ID: 'f10f10f1-0000-4000-8000-000000000000',
  CONNECT_CCP_URL: 'https://riverbank.test/ccp-v2/',
  CONNECT_FEDERATION_ROLE_ARN: 'arn:aws:iam::111122223333:role/federation',
  // Lines are met by the tests that are about them.
  CONNECT_SIGN_INS_PER_SECOND: '1000',
  OIDC_ISSUER: ISSUER,
  OIDC_CLIENT_ID: CLIENT_ID,
  AGENT_ORIGINS: AGENT_ORIGIN,
  CUSTOMER_ORIGINS: CUSTOMER_ORIGIN,
  CUSTOMER_TOKEN_SECRET: 'a secret of the tests, long enough for HS256',
  MEDIA_REGIONS: 'eu-central-1,us-east-1',
};

/** What turns recording on. */
export const recordingEnvironment = {
  RECORDING_BUCKET: 'recordings',
  RECORDER_CLUSTER: 'video',
  RECORDER_TASK_DEFINITION: 'recorder',
  RECORDER_SUBNETS: 'subnet-1',
  RECORDER_API_URL: 'http://api.test',
  MACHINE_EVENTS_SECRET: 'a secret of EventBridge, long enough',
};

export interface WorldOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What all api processes share. @default one in memory */
  readonly store?: Store;
  /** Makes the creation of a meeting take its time. */
  readonly slowVideo?: () => Promise<void>;
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** An api over fakes of everything outside; more processes of it may be started. */
export async function createWorld(options: WorldOptions = {}) {
  const config = readConfig({ ...environment, ...options.env });
  let offsetMs = 0;
  const now = () => Date.now() + offsetMs;
  const center = createFakeContactCenter();
  const video = createFakeVideoService(options.slowVideo);
  const links = createFakeLinkSender(config);
  const tasks = createFakeTaskRunner();
  const bucket = createFakeObjectStorage(now);
  const signIns = await createSignIns();
  const federated: string[] = [];
  let refusals = 0;
  const store = options.store ?? createMemoryStore(now);
  const logLines: string[] = [];
  const apps: FastifyInstance[] = [];
  const watches: (Watch | undefined)[] = [];

  const federation: Federation = {
    async signIn(username: string) {
      if (refusals > 0) {
        refusals--;
        throw new Problem('agent/over-quota', undefined, { retryAfterS: 5 });
      }
      federated.push(username);
      return {
        state: 'ready',
        signInUrl: 'https://riverbank.test/auth/sign-in',
        fields: { credentials: 's', destination: '' },
      };
    },
  };

  async function startProcess(shared: Store = store): Promise<FastifyInstance> {
    const ports = {
      contactCenter: center.port,
      video: video.port,
      federation: config.CONNECT_FEDERATION_ROLE_ARN === undefined ? undefined : federation,
      linkSender: links.port,
      recording: { tasks: tasks.port, storage: bucket.port },
      store: shared,
      now,
    };
    const app = await buildApp({
      config,
      signInKeys: signIns.keys,
      now,
      services: (tokens, log) => {
        const services = createServices(config, ports, tokens, log);
        watches.push(services.watch);
        return services;
      },
      logTo: { write: (line) => void logLines.push(line) },
    });
    apps.push(app);
    return app;
  }

  const app = await startProcess();
  const tokens = {
    alice: await signIns.token('alice@example.com'),
    bob: await signIns.token('Bob+Video@example.com'),
    sam: await signIns.token('sam@example.com'),
  };

  async function call(request: InjectOptions & { token?: string; via?: FastifyInstance }) {
    const { token, via = app, ...rest } = request;
    const response = await via.inject({
      ...rest,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...rest.headers,
      },
    });
    const text = response.body;
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      // Tests look at what came, not at its type.
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, never> & {
        code?: string;
        detail?: string;
      },
    };
  }

  return {
    app,
    config,
    center,
    video,
    links,
    tasks,
    bucket,
    signIns,
    store,
    federated,
    logLines,
    tokens,
    startProcess,
    call,
    watch: {
      /** One look of one process at the recordings that are due. */
      round: async () => watches[0]?.round(),
    },
    /** Amazon Connect has no more sign-ins to give for so many calls. */
    refuseSignIns: (times: number) => void (refusals = times),
    now,
    passTime: (ms: number) => void (offsetMs += ms),
    async createRoute(body: object = {}, token = tokens.alice): Promise<Route> {
      const payload = { customerEmail: 'chris@example.org', ...body };
      const response = await call({ method: 'POST', url: createRoute.path, token, payload });
      if (response.status !== 200) throw new Error(`No route was made: ${response.text}`);
      return response.body as unknown as Route;
    },
    async startChat(body: object = {}): Promise<StartedContact> {
      const response = await call({
        method: 'POST',
        url: startContact.path,
        payload: { name: 'Chris', email: 'chris@example.org', ...body },
      });
      return response.body as unknown as StartedContact;
    },
    async stop() {
      for (const each of apps) await each.close();
    },
  };
}

export function createMemoryStore(now: () => number): Store {
  const limits = createMemoryRateLimits(now);
  const changes = createMemoryChanges();
  return {
    meetings: createMemoryMeetingStore(),
    routes: createMemoryRouteStore(limits, changes),
    recordings: createMemoryRecordingStore(now),
    agentCache: createMemoryAgentCache(now),
    signInLine: createMemorySignInLine(now),
    limits,
    locks: createMemoryLocks(),
    changes,
    check: async () => undefined,
    close: () => undefined,
  };
}

/** A listening process, called as a page calls it. */
export async function listen(app: FastifyInstance, token: string): Promise<ApiClient> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return createApiClient({ baseUrl: `http://127.0.0.1:${port}`, getToken: () => token });
}
