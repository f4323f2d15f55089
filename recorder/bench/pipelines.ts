import type { S3Client } from '@aws-sdk/client-s3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Rectangle } from '../page/layout.ts';
import { startCall, type Call } from '../page/testing/call-in-browser.ts';
import { median } from '../page/testing/footage.ts';
import { describeOffsets, lookAt, OUR_PLACE } from './look.ts';
import { openStorage, startOurRecorder } from './our-recorder.ts';
import { startPredecessor, THEIR_PLACE } from './predecessor.ts';
import { watchTree, type ProcessTree } from './process-tree.ts';

/**
 * `pipelines.ts [ROUNDS]`: one meeting of two people, filmed by our recorder and by the predecessor's pipeline. By
 * turns, as both at once would need more than two processors and each would be measured against the other's load;
 * the turn changes from round to round. Then two of ours at once, of people with modest cameras: the two of them, and
 * the stand-in for AWS, share the processors that are the two recorders' in truth.
 */
const rounds = Number(process.argv[2] ?? 3);
const chromePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

const MEASURED_S = 30;
const LOOK_AT_MEMORY_EVERY_MS = 5_000;

interface Result {
  readonly cpuSecondsPerMinute: number;
  readonly distinctFramesPerSecond: number;
  readonly peakMb: number;
  readonly startS: number;
  readonly offsetsMs: readonly number[];
}

/** A pipeline at work. */
interface Pipeline {
  readonly pids: readonly number[];
  readonly place: Rectangle;
  readonly file: string;
  records(): Promise<void>;
  finish(): Promise<unknown>;
  end(): Promise<void>;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'recorder-bench-'));
try {
  if (rounds > 0) await inCall({ isModest: false }, async (stage) => print(await inTurns(stage)));
  await inCall({ isModest: true }, twoAtOnce);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Stage {
  readonly call: Call;
  readonly s3: S3Client;
}

async function inCall(
  cameras: { readonly isModest: boolean },
  film: (stage: Stage) => Promise<void>,
): Promise<void> {
  const seats = Array.from({ length: Math.max(2, 2 * rounds) }, (_each, at) => `recorder:${at}`);
  const call = await startCall(chromePath, seats);
  const s3 = await openStorage(call.aws);
  try {
    const look = { isMeasured: true, ...cameras };
    await call.join('agent', { colour: '#2040d0', toneHz: 440, ...look });
    await call.join('customer', { colour: '#d020d0', toneHz: 660, ...look });
    await film({ call, s3 });
  } finally {
    s3.destroy();
    await call.stop();
  }
}

async function inTurns(stage: Stage): Promise<Record<'ours' | 'theirs', Result[]>> {
  const results: Record<'ours' | 'theirs', Result[]> = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const turn = [
      async () => results.ours.push(await measure(() => ours(stage, 2 * round))),
      async () => results.theirs.push(await measure(() => theirs(stage, 2 * round + 1))),
    ];
    for (const film of round % 2 === 0 ? turn : turn.toReversed()) await film();
    console.log(`round ${round + 1}: ${describe('ours', results.ours.at(-1)!)}`);
    console.log(`         ${describe('predecessor', results.theirs.at(-1)!)}`);
  }
  return results;
}

async function ours({ call, s3 }: Stage, seat: number): Promise<Pipeline> {
  const file = join(folder, `${seat}.mp4`);
  const recorder = await startOurRecorder({ aws: call.aws, chromePath, s3 }, call.recorders[seat]!);
  return {
    ...{ pids: [recorder.pid], place: OUR_PLACE, file },
    records: () => recorder.records(),
    finish: () => recorder.finish(file),
    end: () => recorder.end(),
  };
}

async function theirs({ call }: Stage, seat: number): Promise<Pipeline> {
  const file = join(folder, `${seat}.mp4`);
  const predecessor = await startPredecessor(call.recorders[seat]!, file);
  return { ...predecessor, place: THEIR_PLACE, file };
}

async function measure(start: () => Promise<Pipeline>): Promise<Result> {
  const startedAtMs = Date.now();
  const pipeline = await start();
  const tree = watchTree(...pipeline.pids);
  try {
    await pipeline.records();
    const [fromMs, cpuBefore] = [Date.now(), tree.cpuSeconds()];
    const peakMb = await peakMemory(tree);
    const [toMs, cpu] = [Date.now(), tree.cpuSeconds() - cpuBefore];
    await pipeline.finish();
    const { drawnAtMs, offsetsMs } = await lookAt(pipeline.file, pipeline.place, Date.now());
    const filmed = drawnAtMs.filter((each) => each >= fromMs && each < toMs).length;
    const first = Math.min(...drawnAtMs.filter((each) => each > startedAtMs));
    return {
      cpuSecondsPerMinute: (cpu / (toMs - fromMs)) * 60_000,
      distinctFramesPerSecond: (filmed / (toMs - fromMs)) * 1_000,
      peakMb,
      startS: (first - startedAtMs) / 1_000,
      offsetsMs,
    };
  } finally {
    tree.stop();
    await pipeline.end();
  }
}

/** Of the time that is measured, which this takes. */
async function peakMemory(tree: ProcessTree): Promise<number> {
  let peak = 0;
  for (let left = MEASURED_S * 1_000; left > 0; left -= LOOK_AT_MEMORY_EVERY_MS) {
    await pause(LOOK_AT_MEMORY_EVERY_MS);
    peak = Math.max(peak, tree.memory().totalMb);
  }
  return peak;
}

function describe(name: string, result: Result): string {
  const { cpuSecondsPerMinute, distinctFramesPerSecond, peakMb, startS, offsetsMs } = result;
  return (
    `${name} ${cpuSecondsPerMinute.toFixed(1)} CPU-seconds a minute, ` +
    `${distinctFramesPerSecond.toFixed(1)} distinct frames a second, ${peakMb.toFixed(0)} MB, ` +
    `first frame after ${startS.toFixed(1)} s, sound after picture ${describeOffsets(offsetsMs)}`
  );
}

function print({ ours, theirs }: Record<'ours' | 'theirs', readonly Result[]>): void {
  const rows: [string, (result: Result) => number, string][] = [
    ['CPU-seconds a recorded minute', (each) => each.cpuSecondsPerMinute, 'asked: at most 0.55'],
    ['distinct frames a second', (each) => each.distinctFramesPerSecond, 'asked: more than 1'],
    [
      'CPU-ms a distinct frame',
      (each) => (each.cpuSecondsPerMinute / 60 / each.distinctFramesPerSecond) * 1_000,
      '',
    ],
    ['peak memory, MB', (each) => each.peakMb, ''],
    ['start to first frame, s', (each) => each.startS, ''],
    ['sound after picture, ms', (each) => Math.abs(median(each.offsetsMs)), ''],
  ];
  console.log(`\n${'medians'.padEnd(32)}    ours  predecessor   ratio`);
  for (const [name, value, asked] of rows) {
    const [a, b] = [median(ours.map(value)), median(theirs.map(value))];
    const cells = [a.toFixed(1).padStart(8), b.toFixed(1).padStart(13)];
    console.log(`${name.padEnd(32)}${cells.join('')}${(a / b).toFixed(2).padStart(8)}  ${asked}`);
  }
}

/** Of one meeting, as two meetings would need two more pairs of people on this machine. */
async function twoAtOnce(stage: Stage): Promise<void> {
  const pair = await Promise.all([0, 1].map((seat) => ours(stage, seat)));
  const tree = watchTree(...pair.flatMap(({ pids }) => pids));
  try {
    await Promise.all(pair.map((each) => each.records()));
    const before = tree.cpuSeconds();
    await pause(MEASURED_S * 1_000);
    const cpu = ((tree.cpuSeconds() - before) / MEASURED_S).toFixed(2);
    await Promise.all(pair.map((each) => each.finish()));
    console.log(`\ntwo recordings at once, ${cpu} of two processors:`);
    for (const { file, place } of pair) {
      const { frames, drawnAtMs, offsetsMs } = await lookAt(file, place, Date.now());
      console.log(
        `  ${frames} frames, ${drawnAtMs.length} of them distinct, sound after picture ${describeOffsets(offsetsMs)}`,
      );
    }
  } finally {
    tree.stop();
    await Promise.all(pair.map((each) => each.end()));
  }
}
