import { expect, test } from 'vitest';
import { createEndConditions, type Watched } from './end-conditions.ts';

const limits = { aloneS: 30, noMediaS: 180, maximumS: 3_600 };

/** Looks every second until it ends; the second and the reason. */
function watch(at: (second: number) => Partial<Watched>, seconds = 10_000): string {
  const look = createEndConditions(limits);
  for (let second = 0; second <= seconds; second += 1) {
    const reason = look({
      nowMs: second * 1_000,
      people: 2,
      hasMedia: true,
      recordedMs: 0,
      ...at(second),
    });
    if (reason) return `${reason} after ${second} s`;
  }
  return 'goes on';
}

test('while people talk it goes on', () => {
  expect(watch(() => ({}))).toBe('goes on');
});

test('it ends when nobody comes at all', () => {
  expect(watch(() => ({ people: 0, hasMedia: false }))).toBe('alone after 30 s');
});

test('it ends when everybody has left for a while', () => {
  expect(watch((second) => ({ people: second <= 100 ? 1 : 0 }))).toBe('alone after 130 s');
});

test('who comes back in time keeps it going', () => {
  expect(watch((second) => ({ people: second % 29 === 0 ? 1 : 0 }))).toBe('goes on');
});

test('it ends when there are people but neither picture nor sound', () => {
  expect(watch((second) => ({ hasMedia: second <= 60 }))).toBe('no-media after 240 s');
});

test('a word now and then keeps it going', () => {
  expect(watch((second) => ({ hasMedia: second % 179 === 0 }))).toBe('goes on');
});

test('quiet begins anew when somebody comes into an empty room', () => {
  expect(watch((second) => ({ people: second < 20 ? 0 : 1, hasMedia: false }))).toBe(
    'no-media after 199 s',
  );
});

test('it ends at its greatest length, which is that of the file', () => {
  expect(watch((second) => ({ recordedMs: second * 500 }))).toBe('maximum-length after 7200 s');
});
