import { statfs } from 'node:fs/promises';

const CHECK_EVERY_MS = 2_000;

/** Watches the room on the spool's disk; calls once when there is less than the reserve. @returns how to stop. */
export function guardDisk(
  folder: string,
  reserveBytes: number,
  onFull: () => void,
  checkEveryMs = CHECK_EVERY_MS,
): () => void {
  const timer = setInterval(() => {
    void freeBytes(folder).then((free) => {
      if (free >= reserveBytes) return;
      clearInterval(timer);
      onFull();
    });
  }, checkEveryMs);
  return () => clearInterval(timer);
}

/** A disk that can't be asked is taken for one with room: writing to it tells soon enough. */
export async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => undefined);
  return found ? found.bavail * found.bsize : Infinity;
}
