import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTicker, type Ticker } from './ticker.ts';

let ticks: number[];
let ticker: Ticker;

beforeEach(() => {
  vi.useFakeTimers();
  ticks = [];
  ticker = startTicker({
    periodMs: 20,
    maxLateTicks: 3,
    now: () => performance.now(),
    onTick: (skipped) => ticks.push(skipped),
  });
});
afterEach(() => {
  ticker.stop();
  vi.useRealTimers();
});

/** Time passes, but nothing gets to run: what a busy machine does to timers. */
const starve = (ms: number) => vi.setSystemTime(Date.now() + ms);

it('fifty ticks a second', () => {
  vi.advanceTimersByTime(1000);
  expect(ticks).toEqual(Array.from({ length: 50 }, () => 0));
});

it('after a short delay it catches up, after a long one it skips', () => {
  ticker.stop();
  let now = 0;
  ticker = startTicker({
    periodMs: 20,
    maxLateTicks: 3,
    now: () => now,
    onTick: (skipped) => ticks.push(skipped),
  });
  now = 65;
  vi.advanceTimersByTime(20);
  expect(ticks).toEqual([0, 0, 0]);
  ticks = [];
  now = 465;
  vi.advanceTimersByTime(20);
  expect(ticks).toEqual([19]);
});

it('stops', () => {
  ticker.stop();
  starve(100);
  vi.advanceTimersByTime(100);
  expect(ticks).toEqual([]);
});
