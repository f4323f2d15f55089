import { expect, type Locator } from '@playwright/test';
import { moves } from './received.ts';

/** A video element that plays a recording: what a viewer could tell of it. */
export const placeOf = (player: Locator): Promise<number> =>
  player.evaluate((video: HTMLVideoElement) => video.currentTime);

export const addressOf = (player: Locator): Promise<string> =>
  player.evaluate((video: HTMLVideoElement) => video.currentSrc);

/** As a press on the seek bar does it. */
export const jumpTo = (player: Locator, seconds: number): Promise<void> =>
  player.evaluate((video: HTMLVideoElement, at) => void (video.currentTime = at), seconds);

/** Whether the browser would have to ask the storage for what is shown at this place. */
export const mustFetch = (player: Locator, seconds: number): Promise<boolean> =>
  player.evaluate((video: HTMLVideoElement, at) => {
    const { buffered } = video;
    const parts = Array.from({ length: buffered.length }, (_each, index) => index);
    return parts.every((each) => at < buffered.start(each) || at > buffered.end(each));
  }, seconds);

/** Where the film was, and when that was. */
export interface Moment {
  readonly place: number;
  readonly at: number;
}

/** The film runs, and is no further from that place than the time since can have brought it. */
export async function playsOnFrom(player: Locator, { place, at }: Moment): Promise<void> {
  await moves(player);
  const now = await placeOf(player);
  expect(now).toBeGreaterThanOrEqual(place);
  expect(now).toBeLessThanOrEqual(place + (Date.now() - at) / 1_000 + 1);
}
