import { expect, it } from 'vitest';
import { createDelayMeter } from './delay-meter.ts';

/** After so many samples that have waited so many seconds in all. */
function receiver(emitted: number, seconds: number) {
  const inbound = {
    type: 'inbound-rtp',
    jitterBufferEmittedCount: emitted,
    jitterBufferDelay: seconds,
  };
  const report = new Map<string, unknown>([
    ['codec', { type: 'codec' }],
    ['inbound', inbound],
  ]);
  return { getStats: () => Promise.resolve(report as RTCStatsReport) };
}

it('says how long sound has waited since the last question', async () => {
  const measure = createDelayMeter();
  expect(await measure(receiver(24_000, 480))).toBeCloseTo(20);
  expect(await measure(receiver(48_000, 480 + 7_200))).toBeCloseTo(300);
  expect(await measure(receiver(48_000, 480 + 7_200)), 'nothing was played').toBeNull();
});

it('says nothing where nothing is counted', async () => {
  const measure = createDelayMeter();
  const empty = new Map<string, unknown>() as unknown as RTCStatsReport;
  expect(await measure({ getStats: () => Promise.resolve(empty) })).toBeNull();
  expect(await measure({ getStats: () => Promise.reject(new Error('closed')) })).toBeNull();
});
