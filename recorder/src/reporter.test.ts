import { expect, it } from 'vitest';
import type { RecorderOrder, RecorderReport } from '@video-escalation/contracts/http/recorder';
import type { RecordingApi } from './api-client.ts';
import { createLog } from './log.ts';
import { startReporter } from './reporter.ts';
import { until } from './testing/until.ts';

/** An api whose answers and orders are the test's. */
function anApi() {
  const reports: { report: RecorderReport; answer: (order: RecorderOrder) => void }[] = [];
  let tell: (order: RecorderOrder) => void = () => {};
  const api: RecordingApi = {
    report: (report, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('over')));
        reports.push({ report, answer: resolve });
      }),
    followOrders: (onOrder) => ((tell = onOrder), () => {}),
  };
  return { api, reports, order: (order: RecorderOrder) => tell(order) };
}

function start(api: RecordingApi, phase: () => RecorderReport['phase']) {
  const orders: string[] = [];
  const reporter = startReporter({
    api,
    log: createLog('fatal'),
    describe: () => ({ phase: phase(), recordedMs: 0, storedBytes: 0, waitingBytes: 0 }),
    onOrder: ({ wanted }) => void orders.push(wanted),
    heartbeatMs: 60_000,
  });
  return { reporter, orders };
}

it('reports every phase once and in order, however slow the api is', async () => {
  const { api, reports } = anApi();
  let phase: RecorderReport['phase'] = 'joining';
  const { reporter } = start(api, () => phase);
  reporter.report();
  phase = 'ready';
  reporter.report();
  expect(reports).toHaveLength(1);
  reports[0]!.answer({ wanted: 'wait' });
  await until('the second report', () => reports.length === 2);
  expect(reports.map(({ report }) => report.phase)).toEqual(['joining', 'ready']);
  reports[1]!.answer({ wanted: 'record' });
  await reporter.end(1_000);
});

it('a pause that came meanwhile is not undone by the older answer of a report', async () => {
  const { api, reports, order } = anApi();
  const { reporter, orders } = start(api, () => 'recording');
  reporter.report();
  order({ wanted: 'pause' });
  reports[0]!.answer({ wanted: 'record' });
  await reporter.end(1_000);
  expect(orders).toEqual(['pause']);
});

it('ends in time when the api never answers', async () => {
  const { api } = anApi();
  const { reporter } = start(api, () => 'completed');
  reporter.report();
  const began = performance.now();
  await reporter.end(100);
  expect(performance.now() - began).toBeLessThan(2_000);
});
