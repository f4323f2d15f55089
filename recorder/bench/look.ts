import { fit, layOut, type Rectangle } from '../page/layout.ts';
import { HEIGHT, WIDTH } from '../page/picture-format.ts';
import { median, readFootage, rises, type Pixels, type Window } from '../page/testing/footage.ts';
import {
  BEEP_HZ,
  FLASH,
  STRIPE_COUNT,
  STRIPES,
  drawnAt,
} from '../page/testing/measured-picture.ts';

/** What one part of a recording shows and sounds like. */
export interface Look {
  readonly frames: number;
  /** When each frame of the camera that is in it was drawn, in milliseconds since 1970; none of them twice. */
  readonly drawnAtMs: readonly number[];
  /** Milliseconds from each flash to its beep; positive: the sound is late. */
  readonly offsetsMs: readonly number[];
}

/** Where our page shows the first of two people whose cameras give 16:9. */
export const OUR_PLACE: Rectangle = fit(
  { width: 640, height: 360 },
  layOut(2, false, { width: WIDTH, height: HEIGHT }).people[0]!,
);

/** `recordedBeforeMs`: a time since 1970 at which it was over. */
export async function lookAt(
  file: string,
  place: Rectangle,
  recordedBeforeMs: number,
  window?: Window,
): Promise<Look> {
  const film = await readFootage(file, window);
  const [stripes, flash] = await Promise.all([
    film.columns(within(place, STRIPES), STRIPE_COUNT),
    film.columns(within(place, FLASH), 1),
  ]);
  const numbers = new Set(stripes.flatMap(numberOf));
  const flashes = rises(
    flash.map(([grey]) => grey!),
    128,
  ).map((at) => film.frameTimes[at]!);
  const beeps = film.tone(BEEP_HZ);
  const loudest = beeps.toSorted((a, b) => a - b).at(-10) ?? 0;
  return {
    frames: film.frameTimes.length,
    drawnAtMs: [...numbers].map((number) => drawnAt(number, recordedBeforeMs)),
    offsetsMs: offsets(
      flashes,
      rises(beeps, loudest / 2).map((at) => at / 200),
    ),
  };
}

/** The number in Gray code; none where a stripe is neither black nor white: no picture is there. */
function numberOf(columns: Uint8Array): number[] {
  if (columns.some((grey) => grey > 90 && grey < 165)) return [];
  const bits = [...columns].map((grey) => (grey > 128 ? 1 : 0));
  // An empty screen is of one colour.
  if (new Set(bits).size === 1) return [];
  let [number, bit] = [0, 0];
  for (const each of bits) {
    bit ^= each;
    number = number * 2 + bit;
  }
  return [number];
}

function offsets(flashes: readonly number[], beeps: readonly number[]): number[] {
  return flashes.flatMap((flash) => {
    const all = beeps.map((beep) => (beep - flash) * 1_000);
    const nearest = all.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a), Infinity);
    return Math.abs(nearest) < 900 ? [nearest] : [];
  });
}

/** The middle of an area of the camera's picture: its edges are blurred. */
function within(place: Rectangle, area: Rectangle): Pixels {
  const even = (value: number): number => 2 * Math.round(value / 2);
  const height = area.height / 2;
  return {
    x: even(place.x + place.width * area.x),
    y: even(place.y + place.height * (area.y + height / 2)),
    width: even(place.width * area.width),
    height: even(place.height * height),
  };
}

/** Such as `12 ms (-5 to 31)`. */
export function describeOffsets(offsetsMs: readonly number[]): string {
  if (offsetsMs.length === 0) return 'no flash or no beep found';
  const [least, most] = [Math.min(...offsetsMs), Math.max(...offsetsMs)];
  return `${median(offsetsMs).toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`;
}
