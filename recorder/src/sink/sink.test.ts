import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MIN_PART_BYTES } from '../object-store.ts';
import { makeFootage, probe } from '../testing/fragmented-mp4.ts';
import { nextPartEnd } from './multipart.ts';
import { createSink, type Sink } from './sink.ts';
import { createSpool, type Spool } from './spool.ts';

let folder: string;
let footage: Buffer;
let spool: Spool;
let ends: number[];
let sink: Sink;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-sink-'));
  footage = makeFootage({ seconds: 4 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  ends = [];
  spool = createSpool(join(folder, 'spool.mp4'));
  sink = createSink(spool, (end) => void ends.push(end));
});

/** In pieces that end anywhere but where boxes end. */
function take(bytes: Buffer, step = 7_919): void {
  for (let at = 0; at < bytes.length; at += step) {
    sink.take(Buffer.from(bytes.subarray(at, at + step)));
  }
}

it('keeps whole fragments alone, wherever the bytes were cut', () => {
  take(footage.subarray(0, Math.floor(footage.length * 0.6)), 101);
  expect(spool.size()).toBe(ends.at(-1));
  expect(readFileSync(spool.path).equals(footage.subarray(0, spool.size()))).toBe(true);
  expect(sink.lengthMs() / 1000).toBeCloseTo(ends.length, 0);
  for (const end of ends) {
    const path = join(folder, 'cut.mp4');
    writeFileSync(path, readFileSync(spool.path).subarray(0, end));
    expect(probe(path).complaints).toBe('');
  }
});

it('lets another page go on where the last whole fragment of the one before ended', () => {
  take(footage.subarray(0, Math.floor(footage.length * 0.6)));
  const firstMs = sink.lengthMs();
  sink.beginPage();
  take(footage);
  const { complaints, streams, durationS } = probe(spool.path);
  expect(complaints).toBe('');
  expect(durationS * 1000).toBeCloseTo(firstMs + 4000, -2);
  expect(streams.map(({ frames }) => frames)).toEqual([...sink.samples().values()]);
});

it('refuses a page that encodes differently: nothing could play what comes of it', () => {
  take(footage.subarray(0, Math.floor(footage.length * 0.6)));
  const size = spool.size();
  sink.beginPage();
  expect(() => take(makeFootage({ seconds: 1, width: 320 }))).toThrow('encodes differently');
  expect(spool.size()).toBe(size);
});

it('refuses what is no MP4', () => {
  expect(() => take(Buffer.alloc(100))).toThrow('has no usable size');
  expect(spool.size()).toBe(0);
});

it('cuts parts at fragment ends, and none that S3 would refuse', () => {
  const fragment = Math.ceil(MIN_PART_BYTES / 3);
  const three = [fragment, fragment * 2, fragment * 3];
  expect(nextPartEnd(three.slice(0, 2), 0)).toBeUndefined();
  expect(nextPartEnd(three, 0)).toBe(fragment * 3);
  expect(nextPartEnd(three, fragment)).toBeUndefined();
});
