import type { RemoteTelemetry } from '@video-escalation/contracts/http/telemetry';
import { expect, test } from 'vitest';
import { aClock } from './testing/clock.ts';
import { createRemoteReporter, textOf } from './telemetry.ts';

function aReporter(send: (body: RemoteTelemetry) => Promise<unknown>) {
  const clock = aClock();
  const traceId = '0123456789abcdef0123456789abcdef';
  return { clock, reporter: createRemoteReporter({ send, after: clock.after, traceId }) };
}

const failure = { version: '1.0.0', phase: 'load', outcome: 'retried' } as const;

test('what happens together is told together, twenty of a kind at most', () => {
  const sent: RemoteTelemetry[] = [];
  const { clock, reporter } = aReporter(async (body) => sent.push(body));
  for (let round = 0; round < 30; round++) {
    reporter.failed('mfe-video', { ...failure, error: new TypeError('no\nstack') });
  }
  reporter.mounted('mfe-ccp', { version: '2.0.0', loadMs: 12.4 });
  clock.pass(2_000);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.failures).toHaveLength(20);
  expect(sent[0]?.failures[0]?.error).toBe('TypeError: no');
  expect(sent[0]?.mounts).toEqual([{ remote: 'mfe-ccp', version: '2.0.0', loadMs: 12 }]);
});

test('a report never grows past the body that the firewall lets through', () => {
  const sent: RemoteTelemetry[] = [];
  const { clock, reporter } = aReporter(async (body) => sent.push(body));
  for (let round = 0; round < 30; round++) {
    reporter.failed('mfe-video', { ...failure, error: new Error('ä'.repeat(400)) });
  }
  clock.pass(2_000);
  const bytes = new TextEncoder().encode(JSON.stringify(sent[0])).length;
  expect(bytes).toBeGreaterThan(7_000);
  expect(bytes).toBeLessThanOrEqual(8_192);
});

test('an api that does not answer is asked once more, and then left alone', async () => {
  let calls = 0;
  const { clock, reporter } = aReporter(async () => {
    calls++;
    throw new Error('404');
  });
  reporter.mounted('mfe-ccp', { version: '2.0.0', loadMs: 1 });
  clock.pass(2_000);
  await expect.poll(() => clock.waiting).toBe(1);
  clock.pass(15_000);
  await Promise.resolve();
  expect([calls, clock.waiting]).toEqual([2, 0]);
});

test('the cause at the bottom is what is told', () => {
  expect(textOf(new Error('outer', { cause: new RangeError('inner') }))).toBe('RangeError: inner');
});
