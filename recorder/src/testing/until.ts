import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition, for a bounded time. @throws Error that names what was waited for. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limitMs = 15_000,
): Promise<void> {
  const endsAt = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endsAt) throw new Error(`Waited ${limitMs} ms in vain for: ${what}`);
    await pause(20);
  }
}
