import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createVideoService } from './adapters/chime.ts';
import { createContactCenter } from './adapters/connect.ts';
import { createLinkSender } from './adapters/link-sender.ts';
import { createTaskRunner } from './adapters/ecs.ts';
import { createFederation } from './adapters/federation.ts';
import { connectRedis } from './adapters/redis.ts';
import { createObjectStorage } from './adapters/s3.ts';
import type { Tokens } from './adapters/tokens.ts';
import { createRedisAgentCache } from './agents/agent-cache.redis.ts';
import { createAgents } from './agents/agents.service.ts';
import type { Federation } from './agents/federation.ts';
import { createRedisSignInLine } from './agents/sign-in-line.redis.ts';
import { createTurns } from './agents/turns.ts';
import { createRedisChanges } from './changes/changes.redis.ts';
import type { Config } from './config.ts';
import { createContacts } from './contacts/contacts.service.ts';
import { createRedisRateLimits } from './contacts/start-limits.redis.ts';
import { createEventStreams } from './http/event-stream.ts';
import { createGuards } from './http/guards.ts';
import { createRedisLocks } from './meetings/locks.redis.ts';
import { createMachineEvents } from './machine-events/machine-events.service.ts';
import { createMeetings } from './meetings/meetings.service.ts';
import { createRedisMeetingStore } from './meetings/meetings.store.redis.ts';
import type { Parts } from './plugins/health.ts';
import type { AuditLog, Log, Ports, RecordingPorts, Store } from './ports.ts';
import { createRecordingServices } from './recordings/recordings.deps.ts';
import { createRedisRecordingStore } from './recordings/recordings.store.redis.ts';
import { createRemoteMetrics } from './remotes/remote-metrics.ts';
import { createRemotes } from './remotes/remotes.service.ts';
import { createDelivery } from './routes/delivery.ts';
import { createRedemption } from './routes/redemption.ts';
import { createRouteSecrets } from './routes/route-secrets.ts';
import { createRoutes } from './routes/routes.service.ts';
import { createRedisRouteStore } from './routes/routes.store.redis.ts';

export type Services = ReturnType<typeof createServices>;

/** The rules, over whatever ports they are given. */
export function createServices(config: Config, ports: Ports, tokens: Tokens, log: AuditLog) {
  const { contactCenter, federation, video, store, now } = ports;
  const onError = (err: unknown, what: string) => log.warn({ err }, what);
  const turns = createTurns({
    line: store.signInLine,
    perSecond: config.CONNECT_SIGN_INS_PER_SECOND,
    pause,
    random: Math.random,
  });
  const agents = createAgents({
    contactCenter,
    cache: store.agentCache,
    federation,
    turns,
    now,
    onError,
  });
  const routeSecrets = createRouteSecrets(config.ROUTE_SECRET ?? config.CUSTOMER_TOKEN_SECRET);
  const routes = createRoutes({
    store: store.routes,
    secrets: routeSecrets,
    changes: store.changes,
    limits: store.limits,
    customerSiteUrl: config.customerSiteUrl,
    ttlS: config.ROUTE_TTL_S,
    perMinute: config.ROUTES_PER_AGENT_PER_MINUTE,
    createId: randomUUID,
    now,
    onError,
  });
  const { recordings, recorders, playback, watch } = createRecordingServices(config, ports, {
    heldContact: agents.heldContact,
    recorderTokens: tokens.recorder,
    log,
  });
  const meetings = createMeetings({
    store: store.meetings,
    video,
    contactCenter,
    changes: store.changes,
    locks: store.locks,
    heldContact: agents.heldContact,
    recordings,
    mediaRegions: config.mediaRegions,
    defaultMediaRegion: config.defaultMediaRegion,
    pause,
    now,
    onError,
  });
  const remoteMetrics = createRemoteMetrics();
  const parts: Parts = { redis: () => store.check(), signIn: () => tokens.access.checkKeys() };
  return {
    agents,
    contacts: createContacts({
      contactCenter,
      tokens: tokens.customer,
      limits: store.limits,
      redemption: createRedemption({
        store: store.routes,
        secrets: routeSecrets,
        changes: store.changes,
        isAgentSignedIn: contactCenter.isSignedIn,
        wrongLimits: {
          address: config.WRONG_REFERENCES_PER_ADDRESS,
          email: config.WRONG_REFERENCES_PER_EMAIL,
          overall: config.WRONG_REFERENCES_OVERALL,
        },
        pause,
        now,
        onError,
      }),
      perMinute: {
        address: config.STARTS_PER_ADDRESS_PER_MINUTE,
        email: config.STARTS_PER_EMAIL_PER_MINUTE,
      },
      secrets: routeSecrets,
      createId: randomUUID,
    }),
    meetings,
    recordings,
    recorders,
    playback,
    watch,
    machineEvents: createMachineEvents({
      meetingEnded: meetings.endedAtChime,
      attendeeJoined: meetings.joinedAtChime,
      taskStopped: async (startedBy, taskArn) => watch?.taskStopped(startedBy, taskArn),
    }),
    routes,
    delivery: createDelivery({
      sender: ports.linkSender,
      limits: store.limits,
      listRoutes: routes.list,
      perMinute: config.ROUTE_DELIVERIES_PER_AGENT_PER_MINUTE,
      now,
      onDelivered: (details) => log.info(details, 'link delivered'),
    }),
    remotes: createRemotes({
      limits: store.limits,
      metrics: remoteMetrics,
      onFailure: (failure) => log.warn(failure, 'remote failed'),
      onMount: (mount) => log.info(mount, 'remote mounted'),
    }),
    remoteMetrics,
    streams: createEventStreams({ changes: store.changes, now }),
    guards: createGuards({
      accessTokens: tokens.access,
      customerTokens: tokens.customer,
      recorderTokens: tokens.recorder,
      agents,
      verifyRecorder: recorders.verify,
      machineSecret: config.MACHINE_EVENTS_SECRET,
    }),
    parts,
    stop: () => store.close(),
  };
}

/** The real outside world. */
export function createPorts(config: Config, log: Log): Ports {
  const region = config.AWS_REGION;
  const instanceId = config.CONNECT_INSTANCE_ID;
  return {
    contactCenter: createContactCenter({
      region,
      instanceId,
      chatFlowId: config.CONNECT_CHAT_FLOW_ID,
    }),
    federation: createFederationPort(config),
    video: createVideoService({ region }),
    linkSender: createLinkSender({
      region,
      mailFrom: config.ROUTE_EMAIL_FROM,
      sendsTexts: config.ROUTE_SMS === 'on',
      textSenderId: config.ROUTE_SMS_SENDER_ID,
    }),
    recording: config.recording && createRecordingPorts(config, config.recording),
    store: createRedisStore(config.REDIS_URL, log),
    now: Date.now,
  };
}

function createFederationPort(config: Config): Federation | undefined {
  const roleArn = config.CONNECT_FEDERATION_ROLE_ARN;
  if (roleArn === undefined) return undefined;
  return createFederation({
    region: config.AWS_REGION,
    instanceId: config.CONNECT_INSTANCE_ID,
    roleArn,
    externalId: config.CONNECT_FEDERATION_EXTERNAL_ID,
    ccpUrl: config.CONNECT_CCP_URL,
  });
}

function createRecordingPorts(
  config: Config,
  recording: NonNullable<Config['recording']>,
): RecordingPorts {
  const region = config.AWS_REGION;
  return {
    tasks: createTaskRunner({
      ...recording,
      region,
      container: config.RECORDER_CONTAINER,
    }),
    storage: createObjectStorage({
      region,
      bucket: recording.bucket,
      kmsKeyId: config.RECORDING_KMS_KEY_ID,
    }),
  };
}

export function createRedisStore(url: string, log: Log): Store {
  const onError = (err: unknown) => log.warn({ err }, 'redis');
  const redis = connectRedis(url, onError);
  const subscriber = connectRedis(url, onError);
  return {
    meetings: createRedisMeetingStore(redis),
    routes: createRedisRouteStore(redis),
    recordings: createRedisRecordingStore(redis),
    agentCache: createRedisAgentCache(redis),
    signInLine: createRedisSignInLine(redis),
    limits: createRedisRateLimits(redis),
    locks: createRedisLocks(redis, randomUUID),
    changes: createRedisChanges({ publisher: redis, subscriber, onError }),
    check: async () => void (await redis.run((client) => client.ping())),
    close: () => {
      redis.close();
      subscriber.close();
    },
  };
}
