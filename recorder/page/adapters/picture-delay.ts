/** Mixing takes the service some time, which pictures don't need. */
export const MIXING_MS = 50;

/** How long pictures are to wait, by how long sound did. */
export interface PictureDelay {
  /** Milliseconds. */
  get(): number;
  /** `soundMs`: its mean wait since the last time this was called; null: none was played. */
  follow(soundMs: number | null): void;
}

export function createPictureDelay(): PictureDelay {
  let before = 0;
  let delayMs = MIXING_MS;
  return {
    get: () => delayMs,
    follow(soundMs) {
      if (soundMs === null) return;
      // A mean of the time that has passed, for the time that comes: one step ahead of it.
      const next = 2 * soundMs - before;
      before = soundMs;
      delayMs = Math.max(0, Math.round(next + MIXING_MS));
    },
  };
}
