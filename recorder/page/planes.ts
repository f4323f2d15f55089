import type { Point, Rectangle, Size } from './layout.ts';

/** One of a picture's three sheets of numbers. Rows begin at multiples of four, so that four numbers can be taken at once. */
export interface Plane extends Size {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same memory. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly offset: number;
  readonly stride: number;
}

/**
 * A picture as codecs take it: brightness for each pixel, two numbers of colour for each two by two (I420 of
 * https://www.w3.org/TR/webcodecs/#pixel-format), by BT.601 in its limited range.
 */
export interface Planes extends Size {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Brightness, and how blue and how red it is. */
  readonly all: readonly [Plane, Plane, Plane];
}

/** `smpte170m` is BT.601. */
const COLOUR_SPACE: VideoColorSpaceInit = {
  primaries: 'smpte170m',
  transfer: 'smpte170m',
  matrix: 'smpte170m',
  fullRange: false,
};

const BLACK = [16, 128, 128] as const;

export function createPlanes({ width, height }: Size): Planes {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const [full, quarter] = [strideOf(width) * height, strideOf(half.width) * half.height];
  const bytes = new Uint8Array(full + 2 * quarter);
  const words = new Uint32Array(bytes.buffer);
  const plane = (size: Size, offset: number): Plane => ({
    ...size,
    ...{ bytes, words, offset, stride: strideOf(size.width) },
  });
  return {
    ...{ width, height, bytes },
    all: [plane({ width, height }, 0), plane(half, full), plane(half, full + quarter)],
  };
}

/** Where a frame's parts are, or go to. */
export function layoutOf({ all }: Planes): PlaneLayout[] {
  return all.map(({ offset, stride }) => ({ offset, stride }));
}

/** A frame of its own, to be closed. */
export function toFrame(planes: Planes): VideoFrame {
  return new VideoFrame(planes.bytes, {
    format: 'I420',
    codedWidth: planes.width,
    codedHeight: planes.height,
    layout: layoutOf(planes),
    timestamp: 0,
    colorSpace: COLOUR_SPACE,
  });
}

/** A part of a picture, at the same place of another one or at another place. Places are even: colour knows no others. */
export function copyPart(from: Planes, part: Rectangle, onto: Planes, at: Point = part): void {
  from.all.forEach((plane, which) => {
    const source = inPlane(part, which);
    copyRows(plane, source, onto.all[which]!, inPlane({ ...part, ...at }, which));
  });
}

export function wholeOf({ width, height }: Size): Rectangle {
  return { x: 0, y: 0, width, height };
}

export function blacken(onto: Planes, part: Rectangle): void {
  onto.all.forEach(({ bytes, offset, stride }, which) => {
    const { x, y, width, height } = inPlane(part, which);
    for (let row = y; row < y + height; row += 1) {
      const from = offset + row * stride + x;
      bytes.fill(BLACK[which]!, from, from + width);
    }
  });
}

/** A part of a picture in one of its planes. */
export function inPlane({ x, y, width, height }: Rectangle, which: number): Rectangle {
  if (which === 0) return { x, y, width, height };
  return { x: x >> 1, y: y >> 1, width: (width + 1) >> 1, height: (height + 1) >> 1 };
}

/** Of a canvas. */
type Pixels = Pick<ImageData, 'data' | 'width' | 'height'>;

/** Of red, green, blue and a byte that isn't looked at; @see https://www.itu.int/rec/R-REC-BT.601 */
export function fromRgb({ data, width, height }: Pixels): Planes {
  const planes = createPlanes({ width, height });
  const [luma, blue, red] = planes.all;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      luma.bytes[y * luma.stride + x] =
        (66 * data[at]! + 129 * data[at + 1]! + 25 * data[at + 2]! + 4_224) >> 8;
    }
  }
  for (let y = 0; y < blue.height; y += 1) {
    // The last row and column stand for the one beyond them where the size is odd.
    const [above, below] = [2 * y * width, Math.min(2 * y + 1, height - 1) * width];
    for (let x = 0; x < blue.width; x += 1) {
      const [left, right] = [2 * x, Math.min(2 * x + 1, width - 1)];
      const corners = [above + left, above + right, below + left, below + right] as const;
      const mean = (part: number): number =>
        (data[4 * corners[0] + part]! +
          data[4 * corners[1] + part]! +
          data[4 * corners[2] + part]! +
          data[4 * corners[3] + part]!) >>
        2;
      const [r, g, b] = [mean(0), mean(1), mean(2)];
      blue.bytes[blue.offset + y * blue.stride + x] = (-38 * r - 74 * g + 112 * b + 32_896) >> 8;
      red.bytes[red.offset + y * red.stride + x] = (112 * r - 94 * g - 18 * b + 32_896) >> 8;
    }
  }
  return planes;
}

function copyRows(from: Plane, part: Rectangle, onto: Plane, at: Point): void {
  for (let row = 0; row < part.height; row += 1) {
    const start = from.offset + (part.y + row) * from.stride + part.x;
    const line = from.bytes.subarray(start, start + part.width);
    onto.bytes.set(line, onto.offset + (at.y + row) * onto.stride + at.x);
  }
}

function strideOf(width: number): number {
  return (width + 3) & ~3;
}
