import { expect, it, test } from 'vitest';
import { colourOf, isOurs, OURS, recolour } from './colour.ts';
import { createPlanes } from './planes.ts';

const space = (matrix: string | null, fullRange: boolean | null, transfer = 'bt709') =>
  ({ matrix, fullRange, transfer, primaries: 'bt709' }) as unknown as VideoColorSpace;

/** What comes of one colour that fills a picture. */
function recoloured(values: readonly [number, number, number], from: VideoColorSpace): number[] {
  const planes = createPlanes({ width: 8, height: 4 });
  planes.all.forEach(({ bytes, offset, stride, height }, which) =>
    bytes.fill(values[which]!, offset, offset + stride * height),
  );
  recolour(planes, { x: 2, y: 0, width: 4, height: 4 }, colourOf(from)!);
  const [luma] = planes.all;
  expect([luma.bytes[1], luma.bytes[6]], 'beside the part').toEqual([values[0], values[0]]);
  return planes.all.map(({ bytes, offset, stride }, which) =>
    which === 0 ? bytes[2 * stride + 3]! : bytes[offset + stride + 1]!,
  );
}

// Red, green, blue, white, black and grey: by BT.709-6 in both ranges, and what BT.601-7 says of the same.
test.each([
  ['red', [63, 102, 240], [54, 99, 255], [81, 90, 240]],
  ['green', [173, 42, 26], [182, 30, 12], [145, 54, 34]],
  ['blue', [32, 240, 118], [18, 255, 116], [41, 240, 110]],
  ['white', [235, 128, 128], [255, 128, 128], [235, 128, 128]],
  ['black', [16, 128, 128], [0, 128, 128], [16, 128, 128]],
  ['grey', [126, 128, 128], [128, 128, 128], [126, 128, 128]],
] as const)('%s stays what it is', (_name, limited, full, ours) => {
  const near = ours.map((each) => expect.closeTo(each, -0.6) as number);
  expect(recoloured(limited, space('bt709', false))).toEqual(near);
  expect(recoloured(full, space('bt709', true))).toEqual(near);
  expect(recoloured(ours, space('smpte170m', false))).toEqual(near);
});

it('keeps to the ends where a colour is beyond what ours can say', () => {
  expect(recoloured([255, 255, 255], space('bt2020-ncl', false))[0]).toBe(255);
  expect(recoloured([0, 0, 0], space('bt2020-ncl', false))[0]).toBe(0);
});

it('takes what says nothing for ours, and knows what it can’t make ours', () => {
  expect(colourOf(space(null, null))).toEqual(OURS);
  expect(isOurs(colourOf(space('bt470bg', false))!)).toBe(true);
  expect(isOurs(colourOf(space('smpte170m', true))!)).toBe(false);
  expect(colourOf(space('rgb', true))).toBeNull();
  expect(colourOf(space('bt2020-ncl', false, 'pq'))).toBeNull();
});
