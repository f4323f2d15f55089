import type { CcpSession } from '@video-escalation/contracts/http/agent';
import type { AgentId } from '@video-escalation/contracts/ids';
import { expect, it } from 'vitest';
import { createFakeContactCenter } from '../testing/fake-contact-center.ts';
import { busiestSecond } from '../testing/busiest-second.ts';
import { createVirtualTime } from '../testing/virtual-time.ts';
import { createMemoryAgentCache } from './agent-cache.ts';
import { createAgents } from './agents.service.ts';
import { createMemorySignInLine } from './sign-in-line.memory.ts';
import { createTurns } from './turns.ts';

const AGENTS = 500;
/** Amazon Connect's quota of GetFederationToken, and of SearchUsers. */
const PER_SECOND = 2;
const ANSWER_MS = 150;
const session: CcpSession = { state: 'ready', signInUrl: 'https://connect.test', fields: {} };

/** A shift's start over two api processes and one line, in a time that passes as fast as it is computed. */
async function morning(arrivesAt: (share: number) => number) {
  const time = createVirtualTime();
  const line = createMemorySignInLine(time.now);
  const cache = createMemoryAgentCache(time.now);
  const random = createRandom();
  const searches: number[] = [];
  const federations: number[] = [];
  const contactCenter = {
    ...createFakeContactCenter().port,
    async findUser(username: string) {
      searches.push(time.now());
      await time.pause(ANSWER_MS);
      return { agentId: username as AgentId, username, firstName: 'A', name: 'A' };
    },
  };
  const federation = {
    async signIn() {
      federations.push(time.now());
      await time.pause(ANSWER_MS);
      return session;
    },
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const processes = [0, 1].map(() => {
    const turns = createTurns({ line, perSecond: PER_SECOND, pause: time.pause, random });
    return createAgents({ contactCenter, cache, federation, turns, now: time.now, onError });
  });

  /** As a page does: back when it is told to, to whichever process the load balancer chooses. */
  async function agent(at: number) {
    await time.pause(arrivesAt(at / AGENTS));
    const startedAt = time.now();
    for (;;) {
      const answer = await processes[random() < 0.5 ? 0 : 1]!.signInToCcp(`agent-${at}`);
      if (answer.state === 'ready') return time.now() - startedAt;
      await time.pause(answer.comeBackInMs);
    }
  }

  const all = Promise.all(Array.from({ length: AGENTS }, (_each, at) => agent(at)));
  await time.run();
  const waits = await all;
  return { waits: waits.toSorted((a, b) => a - b), searches, federations };
}

/** The same each time. */
function createRandom(): () => number {
  let seed = 1;
  return () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const MINUTE = 60_000;

it.each([
  [
    'over five minutes, most of them early',
    (share: number) => 5 * MINUTE * (1 - Math.sqrt(1 - share)),
    75_000,
  ],
  ['evenly over five minutes', (share: number) => 5 * MINUTE * share, 10_000],
  ['all at once', () => 0, 5 * MINUTE],
])('500 agents who come %s all get in, within the quota', async (_how, arrivesAt, longestMs) => {
  const { waits, searches, federations } = await morning(arrivesAt);
  expect(waits).toHaveLength(AGENTS);
  expect(federations).toHaveLength(AGENTS);
  for (const calls of [searches, federations]) {
    expect(busiestSecond(calls)).toBeLessThanOrEqual(PER_SECOND);
  }
  expect(waits.at(-1)).toBeLessThan(longestMs);
});
