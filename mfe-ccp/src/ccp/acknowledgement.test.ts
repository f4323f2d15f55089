import { expect, test } from 'vitest';
import { createAcknowledgement } from './acknowledgement.ts';
import { createTestClock } from './testing/test-clock.ts';

type Event = 'loaded' | 'acknowledged' | 'cancelled' | number;

test.each<[string, Event[], string]>([
  ['acknowledges', ['loaded', 500, 'acknowledged'], 'acknowledged'],
  ['acknowledges before its page has loaded', ['acknowledged', 'loaded', 20_000], 'acknowledged'],
  ['loads slowly, then acknowledges', [11_000, 'loaded', 3_400, 'acknowledged'], 'acknowledged'],
  ['loads and says nothing', ['loaded', 3_500], 'silent'],
  ['loads nothing', [12_000], 'not-loaded'],
  ['is taken down', ['loaded', 'cancelled'], 'cancelled'],
])('a panel that %s', async (_what, events, expected) => {
  const clock = createTestClock();
  const run = new AbortController();
  const acknowledgement = createAcknowledgement(clock.after, run.signal);
  const outcome = acknowledgement.wait();
  for (const event of events) {
    if (event === 'loaded') acknowledgement.pageLoaded();
    else if (event === 'acknowledged') acknowledgement.acknowledged();
    else if (event === 'cancelled') run.abort();
    else clock.pass(event);
  }
  expect(await outcome).toBe(expected);
  expect(clock.timers()).toBe(0);
});

test('a panel that acknowledged between two waits needs no second one', async () => {
  const clock = createTestClock();
  const acknowledgement = createAcknowledgement(clock.after, new AbortController().signal);
  const first = acknowledgement.wait();
  acknowledgement.pageLoaded();
  clock.pass(3_500);
  expect(await first).toBe('silent');
  acknowledgement.acknowledged();
  expect(await acknowledgement.wait()).toBe('acknowledged');
  expect(clock.timers()).toBe(0);
});
