import { even, type Point, type Size } from './layout.ts';
import { copyPart, createPlanes, inPlane, wholeOf, type Plane, type Planes } from './planes.ts';

/** Draws pictures of one size at another size onto a larger picture. */
export type Scaler = (from: Planes, onto: Planes, at: Point) => void;

/** Pictures that are larger than their place by no more than this lose their edges instead. */
const LARGEST_EDGE = 0.02;

/**
 * Each pixel is mixed of the four around its place; pictures of twice the size or more are halved before, so that small
 * letters don't lose lines. A canvas would do the same in red, green and blue, and the encoder would have to make its
 * planes of that again.
 *
 * Most cameras give a picture as wide as a half of ours, or twice that: it is a few pixels larger than its place, and
 * stays sharp, and costs next to nothing, when it isn't mixed for so little.
 */
export function createScaler(from: Size, to: Size): Scaler {
  if (from.width >= 2 * to.width && from.height >= 2 * to.height) return halveFirst(from, to);
  if (isNearly(from, to)) return crop(from, to);
  const mixes = [0, 1, 2].map((which) =>
    createMix(inPlane(wholeOf(from), which), inPlane(wholeOf(to), which)),
  );
  return (picture, onto, at) =>
    picture.all.forEach((plane, which) =>
      mixes[which]!(plane, onto.all[which]!, inPlane({ ...to, ...at }, which)),
    );
}

function isNearly(from: Size, to: Size): boolean {
  const edges = [from.width / to.width - 1, from.height / to.height - 1];
  return edges.every((each) => each >= 0 && each <= LARGEST_EDGE);
}

function crop(from: Size, { width, height }: Size): Scaler {
  const [x, y] = [even((from.width - width) / 2), even((from.height - height) / 2)];
  return (picture, onto, at) => copyPart(picture, { x, y, width, height }, onto, at);
}

function halveFirst(from: Size, to: Size): Scaler {
  const half = createPlanes({ width: even(from.width / 2), height: even(from.height / 2) });
  const scale = createScaler(half, to);
  return (picture, onto, at) => {
    picture.all.forEach((plane, which) => halve(plane, half.all[which]!));
    scale(half, onto, at);
  };
}

/** Every second of four bytes: room for sums and products of them. */
const EVEN = 0x00ff00ff;
/** Added before dividing, as whole numbers are cut off and not rounded. */
const HALF_OF_FOUR = 0x00020002;
const HALF_OF_256 = 0x00800080;

/** Mean of four; the four bytes at a place of two rows are those of two pixels. */
function halve({ words, offset, stride }: Plane, onto: Plane): void {
  for (let y = 0; y < onto.height; y += 1) {
    const upper = (offset + 2 * y * stride) >> 2;
    const lower = upper + (stride >> 2);
    const out = onto.offset + y * onto.stride;
    for (let x = 0; x < onto.width; x += 2) {
      const a = words[upper + (x >> 1)]!;
      const b = words[lower + (x >> 1)]!;
      const sums = (a & EVEN) + ((a >>> 8) & EVEN) + (b & EVEN) + ((b >>> 8) & EVEN) + HALF_OF_FOUR;
      onto.bytes[out + x] = (sums & 0xffff) >> 2;
      onto.bytes[out + x + 1] = sums >>> 18;
    }
  }
}

function createMix(from: Size, to: Size): (from: Plane, onto: Plane, at: Point) => void {
  const rows = neighbours(from.height, to.height);
  const columns = neighbours(from.width, to.width);
  // One row between two of the source; with one more byte for the neighbour of the last.
  const words = new Uint32Array((from.width >> 2) + 2);
  const row = new Uint8Array(words.buffer);
  return (plane, onto, at) => {
    for (let y = 0; y < to.height; y += 1) {
      mixRows(plane, rows[y]!, words);
      mixColumns(row, columns, onto.bytes, onto.offset + (at.y + y) * onto.stride + at.x);
    }
  };
}

/** For each place, where its first neighbour is, and in the lowest eight bits how much of the next one it gets (of 256). */
function neighbours(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to }, (_each, at) => {
    const place = ((at + 0.5) * from) / to - 0.5;
    const inside = Math.max(0, Math.min(from - 1, place));
    return Math.round(inside * 256);
  });
}

function mixRows(
  { words, offset, stride, width, height }: Plane,
  where: number,
  out: Uint32Array,
): void {
  const upper = (offset + (where >>> 8) * stride) >> 2;
  const lower = (where >>> 8) + 1 < height ? upper + (stride >> 2) : upper;
  const second = where & 255;
  const first = 256 - second;
  const length = (width + 3) >> 2;
  for (let at = 0; at < length; at += 1) {
    const a = words[upper + at]!;
    const b = words[lower + at]!;
    const evens = Math.imul(a & EVEN, first) + Math.imul(b & EVEN, second) + HALF_OF_256;
    const odds =
      Math.imul((a >>> 8) & EVEN, first) + Math.imul((b >>> 8) & EVEN, second) + HALF_OF_256;
    out[at] = ((evens >>> 8) & EVEN) | (odds & ~EVEN);
  }
}

function mixColumns(row: Uint8Array, columns: Uint32Array, out: Uint8Array, offset: number): void {
  for (let x = 0; x < columns.length; x += 1) {
    const where = columns[x]!;
    const first = row[where >>> 8]!;
    out[offset + x] =
      first + ((Math.imul(row[(where >>> 8) + 1]! - first, where & 255) + 128) >> 8);
  }
}
