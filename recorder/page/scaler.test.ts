import { describe, expect, it } from 'vitest';
import type { Size } from './layout.ts';
import { createPlanes, type Planes } from './planes.ts';
import { createScaler } from './scaler.ts';

type ValueAt = (x: number, y: number) => number;

/** Whatever is beside the picture's rows is 7. */
function picture(size: Size, valueAt: ValueAt): Planes {
  const planes = createPlanes(size);
  planes.bytes.fill(7);
  for (const { bytes, offset, stride, width, height } of planes.all) {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) bytes[offset + y * stride + x] = valueAt(x, y);
    }
  }
  return planes;
}

/** What comes of it on a picture of 99s, two pixels from its edges; each plane's rows. */
function scaled(from: Planes, to: Size): number[][][] {
  const onto = picture({ width: to.width + 4, height: to.height + 4 }, () => 99);
  createScaler(from, to)(from, onto, { x: 2, y: 2 });
  return onto.all.map(({ bytes, offset, stride, width, height }) =>
    Array.from({ length: height }, (_each, y) => [
      ...bytes.subarray(offset + y * stride, offset + y * stride + width),
    ]),
  );
}

const sizes: readonly (readonly [Size, Size])[] = [
  [
    { width: 640, height: 360 },
    { width: 636, height: 356 },
  ],
  [
    { width: 1_280, height: 720 },
    { width: 636, height: 356 },
  ],
  [
    { width: 1_920, height: 1_080 },
    { width: 236, height: 132 },
  ],
  [
    { width: 642, height: 362 },
    { width: 320, height: 180 },
  ],
  [
    { width: 479, height: 271 },
    { width: 636, height: 358 },
  ],
  [
    { width: 3, height: 5 },
    { width: 60, height: 100 },
  ],
  [
    { width: 1, height: 1 },
    { width: 6, height: 6 },
  ],
];

describe.each(sizes)('%o to %o', (from, to) => {
  it('fills its place, and only that, with nothing but the picture', () => {
    const planes = scaled(
      picture(from, () => 200),
      to,
    );
    planes.forEach((rows, which) => {
      const edge = which === 0 ? 2 : 1;
      rows.forEach((row, y) =>
        row.forEach((value, x) => {
          const isEdge =
            [x, y].some((each) => each < edge) || x >= row.length - edge || y >= rows.length - edge;
          if (value !== (isEdge ? 99 : 200))
            expect.fail(`${value} in plane ${which} at ${x}, ${y}`);
        }),
      );
    });
  });

  it('keeps everything where it was', () => {
    const slope: ValueAt = (x, y) =>
      Math.round(20 + (100 * (x + 0.5)) / from.width + (100 * (y + 0.5)) / from.height);
    const [luma] = scaled(picture(from, slope), to);
    // Few large pixels have their places in their middles; where edges are lost, all may stand a pixel beside its place.
    const slack = 2 + 100 / Math.min(from.width, from.height) + 100 / Math.min(to.width, to.height);
    for (const share of [0.1, 0.5, 0.9]) {
      const [x, y] = [Math.floor(to.width * share), Math.floor(to.height * share)];
      const expected = 20 + (100 * (x + 0.5)) / to.width + (100 * (y + 0.5)) / to.height;
      expect(Math.abs(luma![2 + y]![2 + x]! - expected)).toBeLessThan(slack);
    }
  });
});

it('mixes lines that are finer than what it draws, so that none is lost and none is kept alone', () => {
  const lines = picture({ width: 1_280, height: 720 }, (x) => (x % 4 < 2 ? 0 : 200));
  const [luma] = scaled(lines, { width: 316, height: 176 });
  expect(luma![80]!.slice(2, -2).every((each) => each > 80 && each < 120)).toBe(true);
});

it('leaves every pixel of a picture that nearly fits as it is', () => {
  const lines = picture({ width: 640, height: 360 }, (x) => (x % 2 ? 10 : 240));
  const [luma] = scaled(lines, { width: 636, height: 356 });
  expect(luma![100]!.slice(2, 6)).toEqual([240, 10, 240, 10]);
});
