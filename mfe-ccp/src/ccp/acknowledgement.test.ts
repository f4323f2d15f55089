import { expect, test } from 'vitest';
import { awaitAcknowledgement } from './acknowledgement.ts';
import { createTestClock } from './testing/test-clock.ts';

type Event = 'loaded' | 'acknowledged' | 'cancelled' | number;

test.each<[string, Event[], string]>([
  ['acknowledges', ['loaded', 500, 'acknowledged'], 'acknowledged'],
  ['acknowledges before its page has loaded', ['acknowledged', 'loaded', 20_000], 'acknowledged'],
  ['loads slowly, then acknowledges', [11_000, 'loaded', 2_900, 'acknowledged'], 'acknowledged'],
  ['loads and says nothing', ['loaded', 3_000], 'silent'],
  ['loads nothing', [12_000], 'not-loaded'],
  ['is taken down', ['loaded', 'cancelled'], 'cancelled'],
])('a panel that %s', async (_what, events, expected) => {
  const clock = createTestClock();
  const run = new AbortController();
  const acknowledgement = awaitAcknowledgement(clock.after, run.signal);
  for (const event of events) {
    if (event === 'loaded') acknowledgement.pageLoaded();
    else if (event === 'acknowledged') acknowledgement.acknowledged();
    else if (event === 'cancelled') run.abort();
    else clock.pass(event);
  }
  expect(await acknowledgement.outcome).toBe(expected);
  expect(clock.timers()).toBe(0);
});
