import { expect, test } from 'vitest';
import { createAudioTimeline } from './audio-timeline.ts';
import { createRecordedTime } from './recorded-time.ts';

/** A thousand samples a second: one a millisecond. */
function someTimeline(primingSamples = 0) {
  const time = createRecordedTime();
  const timeline = createAudioTimeline({ time, sampleRate: 1_000, primingSamples });
  return { time, timeline, hear: (atMs: number) => timeline.join({ atMs, samples: 10 }) };
}

const whole = { silence: 0, from: 0, to: 10 };
const nothing = { silence: 0, from: 0, to: 0 };

test('pieces whose stamps wander a little are joined without a seam', () => {
  const { time, hear, timeline } = someTimeline();
  time.begin(100);
  expect([100, 113, 118, 160].map(hear)).toEqual([whole, whole, whole, whole]);
  expect(timeline.lengthMs()).toBe(40);
});

test('a hole is filled with silence, so that what follows stays at its time', () => {
  const { time, hear, timeline } = someTimeline();
  time.begin(0);
  hear(0);
  expect(hear(200)).toEqual({ silence: 190, from: 0, to: 10 });
  expect(timeline.lengthMs()).toBe(210);
});

test('what comes doubled is dropped', () => {
  const { time, hear } = someTimeline();
  time.begin(0);
  for (let atMs = 0; atMs < 200; atMs += 10) hear(atMs);
  expect(hear(100)).toEqual(nothing);
  expect(hear(200)).toEqual(whole);
});

test('the first piece is cut where recording begins, to the sample', () => {
  const { time, hear } = someTimeline();
  time.begin(100);
  expect(hear(85)).toEqual(nothing);
  expect(hear(96)).toEqual({ silence: 0, from: 4, to: 10 });
  expect(hear(106)).toEqual(whole);
});

test('a late first sound has silence before it, also when it is late by little', () => {
  const { time, hear } = someTimeline();
  time.begin(100);
  expect(hear(120)).toEqual({ silence: 20, from: 0, to: 10 });
});

test('nothing of a pause is heard, and what is resumed is heard at its picture', () => {
  const { time, hear, timeline } = someTimeline();
  time.begin(0);
  for (let atMs = 0; atMs < 990; atMs += 10) hear(atMs);
  time.end(995);
  expect(hear(990)).toEqual({ silence: 0, from: 0, to: 5 });
  expect(hear(1_000)).toEqual(nothing);
  time.begin(5_000);
  // 30 frames were begun: the file goes on at one second.
  expect(hear(4_995)).toEqual({ silence: 5, from: 5, to: 10 });
  expect(timeline.lengthMs()).toBe(1_005);
});

test('what was heard before the pause but comes after it still finds its place', () => {
  const { time, hear } = someTimeline();
  time.begin(0);
  hear(0);
  time.end(1_000);
  time.begin(5_000);
  expect(hear(100)).toEqual({ silence: 90, from: 0, to: 10 });
});

test('without any sound the file is silent up to where it is asked for, and no further', () => {
  const { time, hear, timeline } = someTimeline();
  time.begin(0);
  expect(timeline.fillUntil(500)).toBe(500);
  expect(timeline.fillUntil(400)).toBe(0);
  expect(hear(700)).toEqual({ silence: 200, from: 0, to: 10 });
});

test('what an encoder puts before the first sample is taken off the beginning, so that lips fit', () => {
  const { time, hear } = someTimeline(21);
  time.begin(0);
  expect([0, 10, 20, 30].map(hear)).toEqual([
    nothing,
    nothing,
    { silence: 0, from: 1, to: 10 },
    whole,
  ]);
});

test('an hour of stamps that run off by ten parts in a million stays within the tolerance', () => {
  const { time, timeline } = someTimeline();
  time.begin(0);
  for (let at = 0; at < 360_000; at += 1) timeline.join({ atMs: at * 10 * 1.000_01, samples: 10 });
  expect(Math.abs(timeline.lengthMs() - 3_600_036)).toBeLessThan(60);
});
