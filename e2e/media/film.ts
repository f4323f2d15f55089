import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BEEP_HZ } from './clapper.ts';

const run = promisify(execFile);
const LIMITS = { encoding: 'buffer', maxBuffer: 1 << 30, timeout: 120_000 } as const;

export interface Film {
  readonly seconds: number;
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly codecs: readonly string[];
  /** The index stands before the media, so that playing begins while the file still loads. */
  readonly startsFast: boolean;
}

/** What ffprobe counts in a finished recording: real frames, not what the header promises. */
export async function probe(file: string): Promise<Film> {
  const args = ['-v', 'error', '-count_packets', '-show_streams', '-show_format', '-of', 'json'];
  const { stdout } = await run('ffprobe', [...args, file], LIMITS);
  const { streams, format } = JSON.parse(stdout.toString()) as {
    streams: Record<string, string>[];
    format: { duration: string };
  };
  const video = streams.find((each) => each.codec_type === 'video')!;
  const seconds = Number(format.duration);
  const frames = Number(video.nb_read_packets);
  const boxes = await topLevelBoxes(file);
  return {
    seconds,
    frames,
    framesPerSecond: frames / seconds,
    width: Number(video.width),
    height: Number(video.height),
    codecs: streams.map((each) => each.codec_name!),
    startsFast: boxes.indexOf('moov') < boxes.indexOf('mdat') && !boxes.includes('moof'),
  };
}

/** Makes a film of moving noise: so many bytes a second that no browser holds it as a whole. */
export async function makeBigFilm(file: string, seconds: number): Promise<void> {
  const picture = 'testsrc2=size=320x180:rate=10,noise=alls=80:allf=t';
  const sources = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=440'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-c:a', 'aac'];
  const shape = [
    '-pix_fmt',
    'yuv420p',
    '-b:v',
    '8M',
    '-t',
    `${seconds}`,
    '-movflags',
    '+faststart',
  ];
  await run('ffmpeg', ['-v', 'error', '-y', ...sources, ...codecs, ...shape, file], LIMITS);
}

async function topLevelBoxes(file: string): Promise<string[]> {
  const args = ['-v', 'trace', '-i', file, '-f', 'null', '-t', '0', '-'];
  const { stderr } = await run('ffmpeg', args, LIMITS);
  return [...stderr.toString().matchAll(/type:'(\w{4})' parent:'root'/g)].map((found) => found[1]!);
}

/** What a decoder finds wrong in the whole of a film; nothing if it plays to its end. */
export async function complaints(file: string): Promise<string> {
  const { stderr } = await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'], LIMITS);
  return stderr.toString();
}

/** A part of the picture, in shares of its size, and of the film, in seconds from its start. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly untilS: number;
}

/** One grey value (0 to 255) for each frame of a part. */
async function brightness(file: string, part: Part): Promise<Uint8Array> {
  const { x, y, width, height, untilS } = part;
  const crop = `crop=iw*${width}:ih*${height}:iw*${x}:ih*${y},scale=1:1:flags=area,format=gray`;
  const args = ['-v', 'error', '-t', `${untilS}`, '-i', file, '-vf', crop];
  const every = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', [...args, ...every], LIMITS);
  return new Uint8Array(stdout);
}

/** Presentation time of each frame, in seconds. */
async function frameTimes(file: string): Promise<number[]> {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time'];
  const { stdout } = await run('ffprobe', [...args, '-of', 'csv=p=0', file], LIMITS);
  return stdout
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => Number.parseFloat(line))
    .sort((a, b) => a - b);
}

/** A frame as 64 x 36 RGB pixels. */
export async function thumbnail(file: string, atSeconds: number): Promise<Uint8Array> {
  const args = ['-v', 'error', '-ss', `${atSeconds}`, '-i', file, '-frames:v', '1'];
  const scale = ['-vf', 'scale=64:36:flags=area,format=rgb24', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', [...args, ...scale], LIMITS);
  return new Uint8Array(stdout);
}

const SAMPLES_PER_SECOND = 16_000;

async function samples(file: string): Promise<Float32Array> {
  const args = ['-v', 'error', '-i', file, '-ac', '1', '-ar', `${SAMPLES_PER_SECOND}`];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'f32le', '-'], LIMITS);
  return new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4));
}

/** Strength of one tone in a window of samples (Goertzel). */
function strength(window: Float32Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / SAMPLES_PER_SECOND);
  let [before, last] = [0, 0];
  for (const sample of window) [before, last] = [last, sample + coefficient * last - before];
  const power = before * before + last * last - coefficient * before * last;
  return Math.sqrt(Math.max(0, power)) / window.length;
}

/** Share of a second's windows in which a tone is at least as loud as `floor` (amplitude 0 to 1). */
export async function shareWithTone(file: string, hz: number, floor = 0.005): Promise<number> {
  const all = await samples(file);
  const size = SAMPLES_PER_SECOND / 4;
  const windows = Math.floor(all.length / size);
  let heard = 0;
  for (let at = 0; at < windows; at += 1) {
    if (2 * strength(all.subarray(at * size, (at + 1) * size), hz) > floor) heard += 1;
  }
  return heard / windows;
}

/** Seconds at which the beep begins, to 5 ms. */
export async function beeps(file: string): Promise<number[]> {
  const all = await samples(file);
  const size = SAMPLES_PER_SECOND / 200;
  const levels = Array.from({ length: Math.floor(all.length / size) }, (_each, at) =>
    strength(all.subarray(at * size, (at + 1) * size), BEEP_HZ),
  );
  return rises(levels).map((at) => at / 200);
}

/** Seconds at which a part of the picture turns white. */
export async function flashes(file: string, part: Part): Promise<number[]> {
  const [levels, times] = await Promise.all([brightness(file, part), frameTimes(file)]);
  return rises([...levels]).map((at) => times[at]!);
}

/** Where a level goes over the middle between its quiet and its loud, with at least a second in between. */
function rises(levels: readonly number[]): number[] {
  const sorted = [...levels].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length * 0.2)]!, sorted.at(-5)!];
  const middle = (low + high) / 2;
  const found: number[] = [];
  for (let at = 1; at < levels.length; at += 1) {
    if (levels[at]! > middle && levels[at - 1]! <= middle) found.push(at);
  }
  return found;
}

/** Seconds from each flash to the beep nearest to it; positive: the sound is late. */
export function offsets(flashTimes: readonly number[], beepTimes: readonly number[]): number[] {
  return flashTimes
    .map((flash) =>
      beepTimes
        .map((each) => each - flash)
        .reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best), Infinity),
    )
    .filter((each) => Math.abs(each) < 0.9);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
