import { expect, test } from 'vitest';
import { FRAME_MS } from './picture-format.ts';
import { createRecordedTime } from './recorded-time.ts';

test('nothing is in the file before it begins', () => {
  const time = createRecordedTime();
  expect(time.lengthMs(5_000)).toBe(0);
  expect(time.framesUntil(5_000)).toBe(0);
  expect(time.stretchOf(0, 5_000)).toBeNull();
});

test('the file grows by the clock while recording, and stands still while paused', () => {
  const time = createRecordedTime();
  time.begin(1_000);
  expect(time.lengthMs(3_000)).toBe(2_000);
  time.end(3_000);
  expect(time.lengthMs(60_000)).toBe(2_000);
  time.begin(60_000);
  expect(time.lengthMs(61_000)).toBe(3_000);
  expect(time.framesUntil(61_000)).toBe(90);
});

test('what is resumed goes on at a whole frame, right behind the last one', () => {
  const time = createRecordedTime();
  time.begin(0);
  time.end(3.5 * FRAME_MS);
  time.begin(1_000);
  expect(time.current()).toEqual({ fromMs: 1_000, toMs: null, firstFrame: 4 });
});

test('a moment belongs to the stretch in which it was, also when that is over', () => {
  const time = createRecordedTime();
  time.begin(0);
  time.end(1_000);
  time.begin(2_000);
  expect(time.stretchOf(990, 1_010)?.fromMs).toBe(0);
  expect(time.stretchOf(1_000, 1_990)).toBeNull();
  expect(time.stretchOf(1_995, 2_005)?.fromMs).toBe(2_000);
});

test('beginning twice and ending twice change nothing', () => {
  const time = createRecordedTime();
  time.begin(0);
  time.begin(500);
  time.end(1_000);
  time.end(2_000);
  expect(time.lengthMs(9_000)).toBe(1_000);
});
