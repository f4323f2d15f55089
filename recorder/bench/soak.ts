import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCall } from '../page/testing/call-in-browser.ts';
import { median, readFootage } from '../page/testing/footage.ts';
import { describeOffsets, lookAt, OUR_PLACE } from './look.ts';
import { openStorage, startOurRecorder, type OurRecorder } from './our-recorder.ts';
import { watchTree, type Memory } from './process-tree.ts';

/** `soak.ts [MINUTES]`: one long recording of two people; does its memory grow, do sound and picture drift apart. */
const minutes = Number(process.argv[2] ?? 60);
const chromePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

/** Until then caches fill and code is compiled. */
const SETTLED_AFTER_MINUTES = 5;
const MOST_GROWTH = 0.1;
const MOST_DRIFT_MS = 80;
const WINDOW_S = 60;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopping.abort());
}
const folder = mkdtempSync(join(tmpdir(), 'recorder-soak-'));
process.exitCode = await soak();
if (process.exitCode === 0) rmSync(folder, { recursive: true });
else console.log(`what there is of it lies in ${folder}`);

async function soak(): Promise<number> {
  const call = await startCall(chromePath);
  const s3 = await openStorage(call.aws);
  let recorder: OurRecorder | undefined;
  try {
    const look = { toneHz: 440, isMeasured: true };
    await call.join('agent', { ...look, colour: '#2040d0' });
    await call.join('customer', { ...look, colour: '#d020d0', toneHz: 660 });
    recorder = await startOurRecorder({ aws: call.aws, chromePath, s3 }, call.recorders[0]!);
    await recorder.records();
    const samples = await sampleEachMinute(recorder);
    if (stopping.signal.aborted) return 1;
    const file = join(folder, 'soak.mp4');
    const { frames, gaps } = await recorder.finish(file);
    console.log(
      `${frames?.written} of ${frames?.expected} frames written, ${gaps.length} gaps in the recording`,
    );
    const isSteady = judgeMemory(samples);
    return (await judgeFile(file)) && isSteady ? 0 : 1;
  } finally {
    if (recorder) writeFileSync(join(folder, 'recorder.log'), recorder.output());
    await recorder?.end();
    s3.destroy();
    await call.stop();
  }
}

/** One sample at the end of each minute. */
async function sampleEachMinute({ pid, api, ended }: OurRecorder): Promise<Memory[]> {
  const tree = watchTree(pid);
  const samples: Memory[] = [];
  let cpuBefore = tree.cpuSeconds();
  const beganMs = performance.now();
  for (let minute = 1; minute <= minutes; minute += 1) {
    const untilMs = beganMs + minute * 60_000 - performance.now();
    const hasEnded = await Promise.race([
      pause(untilMs, false, { signal: stopping.signal }).catch(() => true),
      ended.then(() => true),
    ]);
    if (hasEnded) break;
    const [cpu, memory] = [tree.cpuSeconds(), tree.memory()];
    samples.push(memory);
    const parts = Object.entries(memory.byKind).map(([kind, mb]) => `${kind} ${mb.toFixed(0)}`);
    const { recordedMs = 0, framesPerSecond = 0, waitingBytes = 0 } = api.reports.at(-1) ?? {};
    console.log(
      `minute ${minute}: ${memory.totalMb.toFixed(0)} MB (${parts.join(', ')}), ` +
        `${((cpu - cpuBefore) / 60).toFixed(2)} of a processor, ${framesPerSecond} frames/s, ` +
        `${(recordedMs / 60_000).toFixed(1)} min recorded, ${(waitingBytes / 1e6).toFixed(1)} MB not in S3`,
    );
    cpuBefore = cpu;
  }
  tree.stop();
  if (samples.length < minutes) console.log(`ended after ${samples.length} of ${minutes} minutes`);
  return samples;
}

/** By medians of a few minutes: the garbage collector comes when it likes. */
function judgeMemory(samples: readonly Memory[]): boolean {
  const settled = samples.slice(SETTLED_AFTER_MINUTES).map(({ totalMb }) => totalMb);
  if (settled.length < SETTLED_AFTER_MINUTES) {
    console.log('memory: too short to say anything');
    return true;
  }
  const early = median(settled.slice(0, SETTLED_AFTER_MINUTES));
  const late = median(settled.slice(-SETTLED_AFTER_MINUTES));
  const growth = late / early - 1;
  console.log(
    `memory: ${early.toFixed(0)} MB after ${SETTLED_AFTER_MINUTES} minutes, ${late.toFixed(0)} MB at the end ` +
      `(${(growth * 100).toFixed(1)} %; at most ${MOST_GROWTH * 100} %), ` +
      `slope ${slopePerHour(settled).toFixed(1)} MB an hour, peak ${Math.max(...settled).toFixed(0)} MB`,
  );
  return growth <= MOST_GROWTH;
}

/** Of the straight line that fits best, through one sample a minute. */
function slopePerHour(samples: readonly number[]): number {
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  const middle = (samples.length - 1) / 2;
  const [above, below] = samples.reduce(
    ([top, bottom], each, at) => [top + (at - middle) * (each - mean), bottom + (at - middle) ** 2],
    [0, 0],
  );
  return (above / below) * 60;
}

async function judgeFile(file: string): Promise<boolean> {
  const { frameTimes, soundSeconds } = await readFootage(file);
  const seconds = frameTimes.at(-1)! + 1 / 30;
  const { size } = statSync(file);
  console.log(
    `file: ${(size / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s of picture, ${soundSeconds.toFixed(1)} s of sound, ` +
      `${((frameTimes.length / (seconds * 30)) * 100).toFixed(2)} % of its frames`,
  );
  let last = NaN;
  const every = Math.max(WINDOW_S, Math.floor(seconds / 6));
  for (let endS = seconds; endS > WINDOW_S; endS -= every) {
    // Half a frame off, so that none lies on the edge.
    const fromS = (Math.floor((endS - WINDOW_S) * 30) + 0.5) / 30;
    const window = { fromS, lengthS: WINDOW_S - 1 };
    const { offsetsMs } = await lookAt(file, OUR_PLACE, Date.now(), window);
    if (endS === seconds) last = median(offsetsMs);
    console.log(
      `sound after picture, minute ${(fromS / 60).toFixed(1)}: ${describeOffsets(offsetsMs)}`,
    );
  }
  console.log(`drift at the end: ${last.toFixed(0)} ms (at most ${MOST_DRIFT_MS})`);
  return Math.abs(last) < MOST_DRIFT_MS;
}
