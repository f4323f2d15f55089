import type { Rectangle } from './layout.ts';
import { inPlane, type Planes } from './planes.ts';

/** How red, green and blue became brightness and colour. */
export interface Colour {
  /** Shares of red and blue in the brightness. */
  readonly red: number;
  readonly blue: number;
  /** All 256 values of a byte are used, instead of 220 and 225 of them. */
  readonly isFull: boolean;
}

/** BT.601 in limited range, as `planes.ts` has it. */
export const OURS: Colour = { red: 0.299, blue: 0.114, isFull: false };

/** https://www.itu.int/rec/T-REC-H.273, matrix coefficients, by their names in WebCodecs. */
const SHARES: Readonly<Record<string, readonly [red: number, blue: number]>> = {
  smpte170m: [OURS.red, OURS.blue],
  bt470bg: [OURS.red, OURS.blue],
  bt709: [0.2126, 0.0722],
  'bt2020-ncl': [0.2627, 0.0593],
};
const BRIGHTER_THAN_SCREENS: readonly (string | null)[] = ['pq', 'hlg'];

/** Null: brightness and colour alone don't make ours of it. What says nothing is taken for BT.601, as browsers do. */
export function colourOf({ matrix, transfer, fullRange }: VideoColorSpace): Colour | null {
  const shares = SHARES[matrix ?? 'smpte170m'];
  if (!shares || BRIGHTER_THAN_SCREENS.includes(transfer)) return null;
  return { red: shares[0], blue: shares[1], isFull: fullRange ?? false };
}

export function isOurs({ red, blue, isFull }: Colour): boolean {
  return red === OURS.red && blue === OURS.blue && isFull === OURS.isFull;
}

const [BRIGHTNESSES, COLOURS] = [219, 224];
const DARKEST = 16;
const GREY = 128;
/** Numbers are kept in so many bits behind the point. */
const BITS = 16;

/** Makes ours of a part that was drawn in another colour. Greys stay grey: colour only depends on colour. */
export function recolour(onto: Planes, part: Rectangle, from: Colour): void {
  const [luma, blue, red] = onto.all;
  const clamped = new Uint8ClampedArray(onto.bytes.buffer);
  const t = factors(from);
  const place = inPlane(part, 1);
  for (let y = place.y; y < place.y + place.height; y += 1) {
    for (let x = place.x; x < place.x + place.width; x += 1) {
      const [atBlue, atRed] = [blue.offset + y * blue.stride + x, red.offset + y * red.stride + x];
      const b = clamped[atBlue]! - GREY;
      const r = clamped[atRed]! - GREY;
      clamped[atBlue] = GREY + ((Math.imul(b, t.blueOfBlue) + Math.imul(r, t.blueOfRed)) >> BITS);
      clamped[atRed] = GREY + ((Math.imul(b, t.redOfBlue) + Math.imul(r, t.redOfRed)) >> BITS);
      const more = t.offset + Math.imul(b, t.lightOfBlue) + Math.imul(r, t.lightOfRed);
      const upper = luma.offset + 2 * y * luma.stride + 2 * x;
      const lower = upper + luma.stride;
      clamped[upper] = (Math.imul(clamped[upper]!, t.light) + more) >> BITS;
      clamped[upper + 1] = (Math.imul(clamped[upper + 1]!, t.light) + more) >> BITS;
      clamped[lower] = (Math.imul(clamped[lower]!, t.light) + more) >> BITS;
      clamped[lower + 1] = (Math.imul(clamped[lower + 1]!, t.light) + more) >> BITS;
    }
  }
}

/** Both ways at once: to red, green and blue by the one's shares, and back by ours. */
function factors({ red, blue, isFull }: Colour) {
  const green = 1 - red - blue;
  const ourGreen = 1 - OURS.red - OURS.blue;
  const [blueStep, redStep] = [2 * (1 - blue), 2 * (1 - red)];
  // How much brighter, by our shares, a colour is than by the other's.
  const byBlue = OURS.blue * blueStep - (ourGreen * blue * blueStep) / green;
  const byRed = OURS.red * redStep - (ourGreen * red * redStep) / green;
  const [brightnesses, colours] = isFull ? [255, 255] : [BRIGHTNESSES, COLOURS];
  const fixed = (value: number): number => Math.round(value * 2 ** BITS);
  const light = BRIGHTNESSES / brightnesses;
  const [toLight, toColour] = [BRIGHTNESSES / colours, COLOURS / colours];
  return {
    light: fixed(light),
    // With a half, as what is behind the point is cut off.
    offset: fixed(DARKEST - (isFull ? 0 : DARKEST * light) + 0.5),
    lightOfBlue: fixed(toLight * byBlue),
    lightOfRed: fixed(toLight * byRed),
    blueOfBlue: fixed((toColour * (blueStep - byBlue)) / (2 * (1 - OURS.blue))),
    blueOfRed: fixed((toColour * -byRed) / (2 * (1 - OURS.blue))),
    redOfBlue: fixed((toColour * -byBlue) / (2 * (1 - OURS.red))),
    redOfRed: fixed((toColour * (redStep - byRed)) / (2 * (1 - OURS.red))),
  };
}
