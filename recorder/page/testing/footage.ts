import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMITS = { encoding: 'buffer', maxBuffer: 1 << 29, timeout: 60_000 } as const;
const RATE = 16_000;
/** Windows of 5 ms. */
const STEP = RATE / 200;

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** What a recorded file shows and sounds like, measured by ffmpeg. */
export interface Footage {
  readonly codecs: readonly string[];
  /** Seconds at which each frame is shown. */
  readonly frameTimes: readonly number[];
  /** Mean colour of 32 x 32 pixels around a point, for each frame. */
  colours(x: number, y: number): Promise<readonly Colour[]>;
  /** Seconds, by the sound's samples. */
  readonly soundSeconds: number;
  /** How loud a tone is, for each 5 ms. */
  tone(hz: number): readonly number[];
}

export async function readFootage(file: string): Promise<Footage> {
  const [streams, times, samples] = await Promise.all([
    probe(file, ['-show_entries', 'stream=codec_name']),
    probe(file, ['-select_streams', 'v', '-show_entries', 'packet=pts_time']),
    soundOf(file),
  ]);
  return {
    codecs: streams.toSorted(),
    frameTimes: times.map(Number).sort((a, b) => a - b),
    colours: (x, y) => coloursOf(file, x, y),
    soundSeconds: samples.length / RATE,
    tone: (hz) =>
      Array.from({ length: Math.floor(samples.length / STEP) }, (_each, at) =>
        strength(samples.subarray(at * STEP, (at + 1) * STEP), hz),
      ),
  };
}

async function probe(file: string, what: readonly string[]): Promise<string[]> {
  const { stdout } = await run('ffprobe', ['-v', 'error', ...what, '-of', 'csv=p=0', file], LIMITS);
  return stdout
    .toString()
    .split('\n')
    .map((line) => line.replace(/,.*$/, '').trim())
    .filter(Boolean);
}

async function coloursOf(file: string, x: number, y: number): Promise<Colour[]> {
  const filter = `crop=32:32:${x - 16}:${y - 16},scale=1:1:flags=area,format=rgb24`;
  const args = ['-v', 'error', '-i', file, '-vf', filter, '-fps_mode', 'passthrough'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'rawvideo', '-'], LIMITS);
  return Array.from({ length: stdout.length / 3 }, (_each, at) => {
    const [red, green, blue] = stdout.subarray(at * 3, at * 3 + 3);
    return { red: red!, green: green!, blue: blue! };
  });
}

async function soundOf(file: string): Promise<Float32Array> {
  const args = ['-v', 'error', '-i', file, '-vn', '-ac', '1', '-ar', `${RATE}`, '-f', 'f32le', '-'];
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
