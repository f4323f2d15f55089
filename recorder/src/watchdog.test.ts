import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FromPage } from './page-protocol.ts';
import { createWatchdog, limits } from './watchdog.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const stats: FromPage = {
  ...{ type: 'stats', recordedMs: 0, framesWritten: 0, framesExpected: 0 },
  ...{ framesPerSecond: 30, encodeQueue: 0, people: 1 },
};
const recording: FromPage = { type: 'phase', phase: 'recording' };

function watch() {
  const lost: string[] = [];
  return { lost, dog: createWatchdog((why) => void lost.push(why), Date.now) };
}

/** A page that talks each second, and sends bytes as long as it may. */
function live(dog: ReturnType<typeof watch>['dog'], ms: number, hasBytes: boolean): void {
  for (let passed = 0; passed < ms; passed += 1000) {
    vi.advanceTimersByTime(1000);
    dog.heard(stats);
    if (hasBytes) dog.gotBytes();
  }
}

it('a page that records and talks but sends nothing is stalled', () => {
  const { dog, lost } = watch();
  dog.connected();
  dog.told();
  dog.heard(recording);
  live(dog, 20_000, true);
  expect(lost).toEqual([]);
  live(dog, limits.stall + 1000, false);
  expect(lost).toEqual(['stalled']);
});

it('a page that is paused may send nothing for long, and has its time again when it goes on', () => {
  const { dog, lost } = watch();
  dog.connected();
  dog.told();
  dog.heard(recording);
  dog.heard({ type: 'phase', phase: 'paused' });
  live(dog, 60_000, false);
  dog.heard(recording);
  live(dog, limits.stall - 1000, false);
  expect(lost).toEqual([]);
});

it('a page that says nothing is silent, and that is told once', () => {
  const { dog, lost } = watch();
  dog.connected();
  dog.told();
  dog.heard({ type: 'phase', phase: 'ready' });
  vi.advanceTimersByTime(limits.silence * 3);
  expect(lost).toEqual(['silent']);
});

it.each([
  ['connects', () => undefined],
  ['becomes ready', (dog: ReturnType<typeof watch>['dog']) => (dog.connected(), dog.told())],
])('a page that never %s is given up', (_what, begin) => {
  const { dog, lost } = watch();
  begin(dog);
  vi.advanceTimersByTime(Math.max(limits.connect, limits.ready) + 1000);
  expect(lost).toEqual(['not-ready']);
});

it('a page may wait for its meeting as long as the claim takes', () => {
  const { dog, lost } = watch();
  dog.connected();
  vi.advanceTimersByTime(90_000);
  expect(lost).toEqual([]);
});
