import { expect, test } from 'vitest';
import { dueFrames, isForNewPicture, startFrameClock } from './frame-clock.ts';

test('a frame is due at its time and not before', () => {
  expect(dueFrames(0, 0)).toEqual([0]);
  expect(dueFrames(1, 33)).toEqual([]);
  expect(dueFrames(1, 34)).toEqual([1]);
  expect(dueFrames(3, 100)).toEqual([3]);
});

test('what a late timer missed is made up for, but not a long hole', () => {
  expect(dueFrames(1, 101)).toEqual([1, 2, 3]);
  expect(dueFrames(1, 10_001)).toEqual(Array.from({ length: 16 }, (_each, at) => 285 + at));
});

test('late timers do not add up: after ten seconds there are three hundred frames, each number once', () => {
  let nowMs = 0;
  let timer: (() => void) | null = null;
  const frames: number[] = [];
  const clock = startFrameClock(
    {
      now: () => nowMs,
      after(ms, act) {
        nowMs += ms + (frames.length % 3) * 7; // up to 14 ms late
        timer = act;
        return () => (timer = null);
      },
    },
    0,
    (frame) => frames.push(frame),
  );
  while (nowMs < 10_000) (timer as (() => void) | null)?.();
  clock.stop();
  expect(timer).toBeNull();
  expect(frames.slice(0, 300)).toEqual(Array.from({ length: 300 }, (_each, at) => at));
});

test('only the newest of the due frames gets a new picture', () => {
  const seen: string[] = [];
  let nowMs = 101;
  const clock = startFrameClock(
    { now: () => nowMs++, after: () => () => undefined },
    0,
    (frame, isNewest) => seen.push(`${frame} ${isNewest ? 'new' : 'repeated'}`),
  );
  clock.stop();
  expect(seen).toEqual(['0 repeated', '1 repeated', '2 repeated', '3 new']);
});

test('the further the encoder is behind, the rarer a new picture', () => {
  const inASecond = (queue: number) =>
    Array.from({ length: 30 }, (_each, frame) => isForNewPicture(frame, queue)).filter(Boolean)
      .length;
  expect([0, 7, 8, 16, 24, 30].map(inASecond)).toEqual([30, 30, 15, 10, 8, 8]);
});
