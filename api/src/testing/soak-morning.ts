import { agentProfile } from '@video-escalation/contracts/http/agent';
import { createApiClient } from '@video-escalation/contracts/http/client';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnApi, startAwsStandIn, type AwsStandIn } from './aws-stand-in.ts';
import { busiestSecond } from './busiest-second.ts';
import { signInToCcp } from './ccp-sign-in.ts';
import { startRedisServer } from './redis-server.ts';
import { until } from './until.ts';

/**
 * `npm run soak -- morning [MINUTES]`: 500 agents come to work within so many minutes, most of them early, over two
 * api processes, one Redis and Amazon Connect's quotas. Fails if one doesn't get in or sees an error, or if more than
 * one call in twenty is refused. A few are on a busy machine, where answers come late and calls bunch: the line rests.
 */
const AGENTS = 500;
const PER_SECOND = 2;
const REFUSED_SHARE = 0.05;
const OPERATIONS = ['GetFederationToken', 'SearchUsers'] as const;

const minutes = Number(process.argv[2] ?? 5);
if (!(minutes > 0)) throw new RangeError('How many minutes?');

interface Arrival {
  readonly waitMs: number;
  readonly requests: number;
  readonly longestRequestMs: number;
  readonly firstPlace: number;
}

const redis = await startRedisServer();
const started: { stop(): unknown }[] = [{ stop: () => redis.remove() }];
try {
  const aws = await startAwsStandIn({ seed: { crowd: AGENTS } });
  started.unshift(aws);
  const env = await aws.apiEnvironment(redis.url);
  const apis: string[] = [];
  for (let count = 0; count < 2; count++) {
    const api = await spawnApi(env);
    started.unshift(api);
    await until('the api to be ready', async () => (await fetch(`${api.baseUrl}/readyz`)).ok);
    apis.push(api.baseUrl);
  }
  for (const operation of OPERATIONS) {
    await aws.control('connect/set-quota', { operation, perSecond: PER_SECOND });
  }
  process.exitCode = (await morning(aws, apis)) ? 0 : 1;
} finally {
  for (const each of started) await each.stop();
}

async function morning(aws: AwsStandIn, apis: readonly string[]): Promise<boolean> {
  console.log(`${AGENTS} agents within ${minutes} min, two api processes, ${PER_SECOND} calls/s`);
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(
    Array.from({ length: AGENTS }, async (_each, at) => {
      const token = await aws.mintToken(`agent-${at + 1}@example.com`);
      const arrivesAt = minutes * 60_000 * (1 - Math.sqrt(1 - at / AGENTS));
      await pause(Math.max(0, startedAt + arrivesAt - performance.now()));
      return signIn(apis, token);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const arrivals = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const errors = outcomes.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as Error] : [],
  );
  print(arrivals, seconds);
  for (const error of errors.slice(0, 5)) console.log(`error: ${error.message}`);
  console.log(`errors: ${errors.length}`);
  return (await keepsPace(aws)) && errors.length === 0;
}

/** Waits in line as the page does, then asks who the agent is; each request to the other process. */
async function signIn(apis: readonly string[], token: string): Promise<Arrival> {
  let [requests, longestRequestMs, firstPlace] = [0, 0, 0];
  const api = createApiClient({
    baseUrl: '',
    getToken: () => token,
    async fetch(path, init) {
      const askedAt = performance.now();
      const response = await fetch(`${apis[requests++ % apis.length]}${path as string}`, init);
      longestRequestMs = Math.max(longestRequestMs, performance.now() - askedAt);
      return response;
    },
  });
  const startedAt = performance.now();
  await signInToCcp(api, ({ place }) => {
    firstPlace ||= place;
  });
  const waitMs = performance.now() - startedAt;
  await api.call(agentProfile, {});
  return { waitMs, requests, longestRequestMs, firstPlace };
}

function print(arrivals: readonly Arrival[], seconds: number): void {
  const waits = arrivals.map(({ waitMs }) => waitMs / 1000).toSorted((a, b) => a - b);
  const at = (share: number) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(1);
  const most = (of: (arrival: Arrival) => number) => Math.max(0, ...arrivals.map(of));
  const requests = arrivals.reduce((sum, each) => sum + each.requests, 0);
  console.log(`signed in: ${arrivals.length} of ${AGENTS}, the last after ${seconds.toFixed(0)} s`);
  console.log(`wait: median ${at(0.5)} s, 95 % ${at(0.95)} s, longest ${at(1)} s`);
  console.log(`places in line: up to ${most(({ firstPlace }) => firstPlace)}`);
  console.log(`requests: ${requests}, up to ${most((each) => each.requests)} by one page`);
  console.log(
    `longest request: ${(most(({ longestRequestMs }) => longestRequestMs) / 1000).toFixed(1)} s`,
  );
}

async function keepsPace(aws: AwsStandIn): Promise<boolean> {
  let isPaced = true;
  for (const operation of OPERATIONS) {
    const seen = (await aws.control('connect/calls', { operation })) as {
      calls: number[];
      refused: number;
    };
    const busiest = busiestSecond(seen.calls);
    console.log(
      `${operation}: ${seen.calls.length} calls, at most ${busiest} in any second, ${seen.refused} refused`,
    );
    isPaced &&= seen.refused <= seen.calls.length * REFUSED_SHARE;
  }
  return isPaced;
}
