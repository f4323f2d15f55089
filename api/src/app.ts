import { LARGEST_BODY_BYTES } from '@video-escalation/contracts/http/endpoint';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { SignInKeys } from './adapters/sign-in-keys.ts';
import { addTokens, type Tokens } from './adapters/tokens.ts';
import { agentRoutes } from './agents/agents.routes.ts';
import type { Config } from './config.ts';
import { contactRoutes } from './contacts/contacts.routes.ts';
import type { Services } from './deps.ts';
import { addRequestContext } from './http/context.ts';
import { endpoints } from './http/endpoints.ts';
import { machineEventRoutes } from './machine-events/machine-events.routes.ts';
import { meetingRoutes } from './meetings/meetings.routes.ts';
import { addDocs } from './plugins/docs.ts';
import { addHealth } from './plugins/health.ts';
import { addRequestLog, loggerOptions } from './plugins/logging.ts';
import { addMetrics } from './plugins/metrics.ts';
import { addProblems, answer, toProblem } from './plugins/problems.ts';
import { addSecurity } from './plugins/security.ts';
import { addSpelling } from './plugins/spelling.ts';
import { recorderRoutes } from './recordings/recorder.routes.ts';
import { recordingRoutes } from './recordings/recordings.routes.ts';
import { remoteRoutes } from './remotes/remotes.routes.ts';
import { routeRoutes } from './routes/routes.routes.ts';
import { runtimeConfigRoutes } from './runtime-config/runtime-config.routes.ts';

export interface AppOptions {
  readonly config: Config;
  readonly signInKeys: SignInKeys;
  readonly now: () => number;
  readonly services: (tokens: Tokens, log: FastifyInstance['log']) => Services;
  /** Where log lines go. @default standard output */
  readonly logTo?: { write(line: string): void };
}

/** The whole service over its dependencies: no environment is read here, nothing listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, signInKeys, now, logTo } = options;
  const app = Fastify({
    logger: loggerOptions(config.LOG_LEVEL, logTo),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY_BYTES,
    trustProxy: (_address, hop) => hop < config.TRUST_PROXY_HOPS,
    // Ids of our own: one from outside could carry anything into the log.
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // Fields that we don't know are refused, not dropped; a string is no number.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    frameworkErrors: (error, request, reply) => void answer(toProblem(error), request, reply),
  });
  const tokens = await addTokens(app, { config, signInKeys, now });
  const services = options.services(tokens, app.log);
  const { contacts, agents, meetings, routes, delivery, streams, guards, parts, ...rest } =
    services;
  const { recordings, recorders, playback, machineEvents, watch, stop } = rest;
  const { remotes, remoteMetrics } = rest;

  addRequestContext(app);
  addProblems(app);
  addRequestLog(app);
  addMetrics(app, streams.count, remoteMetrics.metrics);
  await addSecurity(app, { endpoints, ...config });
  addSpelling(app);
  await addDocs(app);
  addHealth(app, parts);

  contactRoutes(app, { contacts, meetings, streams, guards });
  agentRoutes(app, { agents, meetings, streams, guards });
  meetingRoutes(app, { meetings, guards });
  recordingRoutes(app, { recordings, playback, guards });
  recorderRoutes(app, { recorders, streams, guards, now });
  machineEventRoutes(app, { machineEvents, guards });
  routeRoutes(app, { routes, delivery, streams, guards });
  remoteRoutes(app, { remotes, guards });
  runtimeConfigRoutes(app, {
    mediaRegions: [...config.mediaRegions],
    defaultMediaRegion: config.defaultMediaRegion,
    cameraOnWhenJoining: config.cameraOnWhenJoining,
    ...(config.recording
      ? { recording: { isAvailable: true, consent: config.RECORDING_CONSENT } }
      : {}),
    routeDelivery: { email: config.ROUTE_EMAIL_FROM !== undefined, sms: config.ROUTE_SMS === 'on' },
  });

  const stopWatch = watch?.start();
  app.addHook('preClose', async () => {
    streams.closeAll();
    await stopWatch?.();
  });
  app.addHook('onClose', async () => stop());
  return app;
}
