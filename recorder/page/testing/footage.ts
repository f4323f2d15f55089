import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMITS = { encoding: 'buffer', maxBuffer: 1 << 29, timeout: 300_000 } as const;
const RATE = 16_000;
/** Windows of 5 ms. */
const STEP = RATE / 200;

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** A part of a file; its times begin with 0 where it does. Between two frames, or one of them may be on both sides. */
export interface Window {
  readonly fromS: number;
  readonly lengthS: number;
}

/** Part of a picture, in its pixels. */
export interface Pixels {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a recorded file shows and sounds like, measured by ffmpeg. */
export interface Footage {
  readonly codecs: readonly string[];
  /** Seconds at which each frame is shown. */
  readonly frameTimes: readonly number[];
  /** Mean colour of 32 x 32 pixels around a point, for each frame. */
  colours(x: number, y: number): Promise<readonly Colour[]>;
  /** Mean brightness (0 to 255) of so many columns of an area, from the left, for each frame. */
  columns(area: Pixels, count: number): Promise<readonly Uint8Array[]>;
  /** Seconds, by the sound's samples. */
  readonly soundSeconds: number;
  /** How loud a tone is, for each 5 ms. */
  tone(hz: number): readonly number[];
}

export async function readFootage(file: string, window?: Window): Promise<Footage> {
  const [streams, frameTimes, samples] = await Promise.all([
    probe(file, ['-show_entries', 'stream=codec_name']),
    timesOf(file, window),
    soundOf(file, window),
  ]);
  return {
    codecs: streams.toSorted(),
    frameTimes,
    async colours(x, y) {
      const area = { x: x - 16, y: y - 16, width: 32, height: 32 };
      const pixels = await pixelsOf(file, area, { columns: 1, format: 'rgb24' }, window);
      return pixels.map(([red, green, blue]) => ({ red: red!, green: green!, blue: blue! }));
    },
    columns: (area, count) => pixelsOf(file, area, { columns: count, format: 'gray' }, window),
    soundSeconds: samples.length / RATE,
    tone: (hz) =>
      Array.from({ length: Math.floor(samples.length / STEP) }, (_each, at) =>
        strength(samples.subarray(at * STEP, (at + 1) * STEP), hz),
      ),
  };
}

async function timesOf(file: string, window?: Window): Promise<number[]> {
  const [times, [start]] = await Promise.all([
    probe(file, ['-select_streams', 'v', '-show_entries', 'packet=pts_time']),
    probe(file, ['-show_entries', 'format=start_time']),
  ]);
  const from = window?.fromS ?? 0;
  return times
    .map((time) => Number(time) - Number(start) - from)
    .filter((time) => !window || (time >= 0 && time < window.lengthS))
    .sort((a, b) => a - b);
}

async function probe(file: string, what: readonly string[]): Promise<string[]> {
  const { stdout } = await run('ffprobe', ['-v', 'error', ...what, '-of', 'csv=p=0', file], LIMITS);
  return stdout
    .toString()
    .split('\n')
    .map((line) => line.replace(/,.*$/, '').trim())
    .filter(Boolean);
}

/** ffmpeg's arguments for its input. */
function reading(file: string, window?: Window): string[] {
  const part = window ? ['-ss', `${window.fromS}`, '-t', `${window.lengthS}`] : [];
  return ['-v', 'error', ...part, '-i', file];
}

async function pixelsOf(
  file: string,
  { x, y, width, height }: Pixels,
  { columns, format }: { columns: number; format: 'gray' | 'rgb24' },
  window?: Window,
): Promise<Uint8Array[]> {
  const filter = `crop=${width}:${height}:${x}:${y},scale=${columns}:1:flags=area,format=${format}`;
  const args = [...reading(file, window), '-vf', filter, '-fps_mode', 'passthrough'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'rawvideo', '-'], LIMITS);
  const size = columns * (format === 'gray' ? 1 : 3);
  return Array.from({ length: stdout.length / size }, (_each, at) =>
    stdout.subarray(at * size, (at + 1) * size),
  );
}

/** Holes are filled: a sample's place is its time. */
async function soundOf(file: string, window?: Window): Promise<Float32Array> {
  const filter = ['-vn', '-af', 'aresample=async=1:first_pts=0', '-ac', '1', '-ar', `${RATE}`];
  const args = [...reading(file, window), ...filter, '-f', 'f32le', '-'];
  const { stdout } = await run('ffmpeg', args, LIMITS);
  return new Float32Array(
    stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length - (stdout.length % 4)),
  );
}

/** Goertzel: the amplitude of one tone. */
function strength(window: Float32Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [before, last] = [0, 0];
  for (const sample of window) [before, last] = [last, sample + coefficient * last - before];
  const power = before * before + last * last - coefficient * before * last;
  return (2 * Math.sqrt(Math.max(0, power))) / window.length;
}

/** Where a row of values goes above a level. */
export function rises(values: readonly number[], level: number): number[] {
  return values.flatMap((value, at) =>
    at > 0 && value > level && values[at - 1]! <= level ? [at] : [],
  );
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
