import { expect, test } from 'vitest';
import { formatWait, roundWait, roundWaitToMinutes } from './wait.ts';

test.each([
  [400, 'a few seconds more', 'noch wenige Sekunden'],
  [18_700, 'about 20 seconds', 'noch etwa 20 Sekunden'],
  [90_001, 'about 2 minutes', 'noch etwa 2 Minuten'],
  [277_800, 'about 5 minutes', 'noch etwa 5 Minuten'],
])('a wait of %i ms is said as a person would', (ms, english, german) => {
  const wait = roundWait(ms);
  expect([formatWait(wait, 'en'), formatWait(wait, 'de')]).toEqual([english, german]);
});

test('what is heard changes once a minute', () => {
  const said = [179_000, 121_000, 119_000, 61_000, 59_000, 900].map((ms) =>
    formatWait(roundWaitToMinutes(ms), 'en'),
  );
  expect([...new Set(said)]).toEqual(['about 3 minutes', 'about 2 minutes', 'about 1 minute']);
});
