import { createApiClient } from '@video-escalation/contracts/http/client';
import { startContact } from '@video-escalation/contracts/http/contacts';
import { createRoute, type Route } from '@video-escalation/contracts/http/routes';
import { spawnApi, startAwsStandIn, type AwsStandIn } from './aws-stand-in.ts';
import { signInToCcp } from './ccp-sign-in.ts';
import { signInToPanel } from './contact-panel.ts';
import { contentOf, createHttpLoad } from './http-load.ts';
import { startRedisServer } from './redis-server.ts';
import { until } from './until.ts';

/** At once, for one reference. */
export const REDEMPTIONS = 200;

const unlimited = '1000000000';
const unlimitedByConfiguration = {
  STARTS_PER_ADDRESS_PER_MINUTE: unlimited,
  STARTS_PER_EMAIL_PER_MINUTE: unlimited,
  ROUTES_PER_AGENT_PER_MINUTE: unlimited,
  WRONG_REFERENCES_PER_ADDRESS: unlimited,
  WRONG_REFERENCES_PER_EMAIL: unlimited,
  WRONG_REFERENCES_OVERALL: unlimited,
};

export interface RaceResult {
  readonly rounds: number;
  /** How many got the chat, round by round: all of them 1. */
  readonly winners: readonly number[];
  /** Everything else that was answered, by problem code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** In rounds that each process won: both must, or it was no race. */
  readonly winsOf: readonly [number, number];
  readonly seconds: number;
}

/** Two api processes, one Redis, over HTTP: each round one reference is redeemed by many at once. */
export async function raceForReferences(
  rounds: number,
  onRound: (round: number) => void = () => undefined,
): Promise<RaceResult> {
  const redis = await startRedisServer();
  const started: { stop(): unknown }[] = [{ stop: () => redis.remove() }];
  try {
    const aws = await startAwsStandIn();
    started.unshift(aws);
    const env = { ...(await aws.apiEnvironment(redis.url)), ...unlimitedByConfiguration };
    const apis = [];
    for (let count = 0; count < 2; count++) {
      const api = await spawnApi(env);
      started.unshift(api);
      await until('the api to be ready', async () => (await fetch(`${api.baseUrl}/readyz`)).ok);
      apis.push(api.baseUrl);
    }
    const { token, panel } = await signInAgent(aws, apis[0]!);
    started.unshift({ stop: () => panel.close() });
    const ports = apis.map((each) => Number(new URL(each).port)) as [number, number];
    return await race(ports, token, rounds, onRound);
  } finally {
    for (const each of started) await each.stop();
  }
}

/** Without his panel the reference would be given back: there'd be nobody to lead to. */
async function signInAgent(aws: AwsStandIn, baseUrl: string) {
  const token = await aws.mintToken('alice@example.com');
  const agent = createApiClient({ baseUrl, getToken: () => token });
  const panel = await signInToPanel(aws.url, await signInToCcp(agent), 'Offline');
  return { token, panel };
}

async function race(
  ports: readonly [number, number],
  token: string,
  rounds: number,
  onRound: (round: number) => void,
): Promise<RaceResult> {
  const load = createHttpLoad(REDEMPTIONS / 2);
  const winners: number[] = [];
  const refusals: Record<string, number> = {};
  const winsOf: [number, number] = [0, 0];
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round++) {
    const email = 'chris@example.org';
    const route = contentOf<Route>(
      await load.post(ports[0], createRoute.path, { customerEmail: email }, token),
    );
    const body = { name: 'Chris', email, reference: route.reference };
    const answers = await Promise.all(
      Array.from({ length: REDEMPTIONS }, async (_each, at) => {
        // Whose turn is first alternates, so that neither process has a start of the other.
        const via = ((at + round) % 2) as 0 | 1;
        return { via, ...(await load.post(ports[via], startContact.path, body)) };
      }),
    );
    let won = 0;
    for (const { via, status, text } of answers) {
      if (status === 200) {
        won++;
        winsOf[via]++;
      } else {
        const { code } = JSON.parse(text) as { code: string };
        refusals[code] = (refusals[code] ?? 0) + 1;
      }
    }
    winners.push(won);
    onRound(round + 1);
  }
  load.stop();
  return { rounds, winners, refusals, winsOf, seconds: (performance.now() - startedAt) / 1000 };
}
