import { expect, it, test } from 'vitest';
import { blacken, copyPart, createPlanes, fromRgb, wholeOf, type Planes } from './planes.ts';

type Colour = readonly [number, number, number];

function canvasOf(width: number, height: number, colourAt: (x: number, y: number) => Colour) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...colourAt(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, data };
}

/** The three numbers of a pixel. */
function at({ all }: Planes, x: number, y: number): number[] {
  return all.map(({ bytes, offset, stride }, which) =>
    which === 0 ? bytes[y * stride + x]! : bytes[offset + (y >> 1) * stride + (x >> 1)]!,
  );
}

// From the equations of BT.601-7, 2.5.3, in limited range.
test.each<[string, Colour, readonly number[]]>([
  ['white', [255, 255, 255], [235, 128, 128]],
  ['black', [0, 0, 0], [16, 128, 128]],
  ['red', [255, 0, 0], [82, 90, 240]],
  ['green', [0, 255, 0], [145, 54, 34]],
  ['blue', [0, 0, 255], [41, 240, 110]],
])('%s is what the standard says', (_name, colour, expected) => {
  const planes = fromRgb(canvasOf(6, 4, () => colour));
  expect(at(planes, 5, 3)).toEqual(expected.map((each) => expect.closeTo(each, -0.5) as number));
});

it('mixes the colour of two by two pixels, and keeps the brightness of each', () => {
  const planes = fromRgb(canvasOf(4, 2, (x) => (x % 2 ? [255, 255, 255] : [0, 0, 0])));
  expect([0, 1, 2, 3].map((x) => at(planes, x, 0)[0])).toEqual([16, 235, 16, 235]);
  expect(at(planes, 0, 0).slice(1)).toEqual([128, 128]);
});

it('takes the last row and column of an odd size for those that are missing', () => {
  const planes = fromRgb(canvasOf(5, 3, () => [255, 0, 0]));
  expect(planes.all.map(({ width, height }) => [width, height])).toEqual([
    [5, 3],
    [3, 2],
    [3, 2],
  ]);
  expect(at(planes, 4, 2)).toEqual(at(planes, 0, 0));
});

it('copies a part to where it is told, and nothing else', () => {
  const red = fromRgb(canvasOf(16, 8, () => [255, 0, 0]));
  const onto = fromRgb(canvasOf(20, 20, () => [255, 255, 255]));
  copyPart(red, { x: 2, y: 2, width: 6, height: 4 }, onto, { x: 10, y: 12 });
  for (let y = 0; y < 20; y += 1) {
    for (let x = 0; x < 20; x += 1) {
      const isInside = x >= 10 && x < 16 && y >= 12 && y < 16;
      expect(at(onto, x, y), `${x}, ${y}`).toEqual(isInside ? at(red, 0, 0) : [235, 128, 128]);
    }
  }
});

it('blackens a part', () => {
  const onto = fromRgb(canvasOf(8, 8, () => [255, 0, 0]));
  blacken(onto, { x: 4, y: 0, width: 4, height: 8 });
  expect(at(onto, 3, 4)).not.toEqual([16, 128, 128]);
  expect(at(onto, 4, 0)).toEqual([16, 128, 128]);
  expect(at(onto, 7, 7)).toEqual([16, 128, 128]);
});

it('has rows that begin at multiples of four bytes, whatever their width', () => {
  const { all } = createPlanes({ width: 479, height: 271 });
  for (const { offset, stride } of all) expect([offset % 4, stride % 4]).toEqual([0, 0]);
  expect(wholeOf({ width: 3, height: 2 })).toEqual({ x: 0, y: 0, width: 3, height: 2 });
});
