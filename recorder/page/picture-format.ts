/** What every recording looks like: the size of each person's share of it depends on who is there. */
export const WIDTH = 1280;
export const HEIGHT = 720;
export const FRAMES_PER_SECOND = 30;
export const FRAME_MS = 1_000 / FRAMES_PER_SECOND;
