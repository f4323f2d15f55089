import { expect, test, vi } from 'vitest';
import { inBatches } from './in-batches.ts';

test('what comes within a moment is sent at once, and the next moment begins anew', async () => {
  vi.useFakeTimers();
  try {
    const sent: (readonly number[])[] = [];
    const add = inBatches<number>(20, async (items) => void sent.push(items));
    const first = [add(1), add(2)];
    await vi.advanceTimersByTimeAsync(20);
    const second = add(3);
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all([...first, second]);
    expect(sent).toEqual([[1, 2], [3]]);
  } finally {
    vi.useRealTimers();
  }
});

test('each who gave something learns that it was not sent, and the next moment is not hurt', async () => {
  let isAway = true;
  const add = inBatches<number>(0, async () => {
    if (isAway) throw new Error('away');
  });
  const refused = await Promise.allSettled([add(1), add(2)]);
  expect(refused.map((each) => each.status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  await expect(add(3)).resolves.toBeUndefined();
});
