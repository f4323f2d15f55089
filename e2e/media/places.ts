import type { Part } from './film.ts';

const [COLUMNS, ROWS] = [64, 36];

const colours = {
  red: (r: number, g: number, b: number) => r > 150 && g < 90 && b < 90,
  green: (r: number, g: number, b: number) => g > 130 && r < 90 && b < 90,
  blue: (r: number, g: number, b: number) => b > 130 && r < 90 && g < 110,
  yellow: (r: number, g: number, b: number) => r > 150 && g > 150 && b < 90,
  magenta: (r: number, g: number, b: number) => r > 130 && b > 130 && g < 90,
};

export interface Place {
  /** Middle of all pixels of the colour, in shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  /** Share of the picture that has the colour. */
  readonly share: number;
}

/** Where each known colour lies in a thumbnail of 64 x 36 pixels; absent: under one per cent of it. */
export function colourPlaces(pixels: Uint8Array): Partial<Record<keyof typeof colours, Place>> {
  const found = Object.entries(colours).map(([name, is]) => {
    let [count, x, y] = [0, 0, 0];
    for (let at = 0; at < COLUMNS * ROWS; at += 1) {
      if (!is(pixels[at * 3]!, pixels[at * 3 + 1]!, pixels[at * 3 + 2]!)) continue;
      count += 1;
      x += at % COLUMNS;
      y += Math.floor(at / COLUMNS);
    }
    const share = count / (COLUMNS * ROWS);
    return [name, { x: x / count / COLUMNS, y: y / count / ROWS, share }] as const;
  });
  return Object.fromEntries(found.filter(([, { share }]) => share > 0.01));
}

/** A small square around a place: what flashes there fills it. */
export function around({ x, y }: Place, untilS: number): Part {
  return { x: x - 0.05, y: y - 0.05, width: 0.1, height: 0.1, untilS };
}
