import type { Size } from './layout.ts';
import { colourOf, OURS, type Colour } from './colour.ts';
import { createPlanes, fromRgb, layoutOf, type Planes } from './planes.ts';

/** What is in a frame, until the next one is read. */
export interface Taken {
  readonly planes: Planes;
  readonly colour: Colour;
}

/** The frame may be closed as soon as this was called. */
export type FrameReader = (frame: VideoFrame, shownAt: Size) => Promise<Taken>;

/** Of the frames of one tile, into memory that stays: each would take new memory from the system otherwise. */
export function createFrameReader(): FrameReader {
  const keepPlanes = keepFor(createPlanes);
  const keepCanvas = keepFor(({ width, height }) =>
    new OffscreenCanvas(width, height).getContext('2d', {
      alpha: false,
      willReadFrequently: true,
    })!,
  );

  async function copy(frame: VideoFrame, colour: Colour): Promise<Taken> {
    const { width, height } = frame.visibleRect!;
    const planes = keepPlanes({ width, height });
    await frame.copyTo(planes.bytes, { layout: layoutOf(planes) });
    return { planes, colour };
  }
  async function redraw(frame: VideoFrame, { width, height }: Size): Promise<Taken> {
    const context = keepCanvas({ width, height });
    context.drawImage(frame, 0, 0, width, height);
    return { planes: fromRgb(context.getImageData(0, 0, width, height)), colour: OURS };
  }
  return (frame, shownAt) => {
    const colour = isPlain(frame) ? colourOf(frame.colorSpace) : null;
    return colour ? copy(frame, colour) : redraw(frame, shownAt);
  };
}

/**
 * What Chromium's decoders give for nearly everything. A phone's picture may lie on its side, and other formats are
 * possible: a canvas knows how all of them are shown.
 */
function isPlain({ format, visibleRect, rotation, flip }: Turned): boolean {
  const isWhole = visibleRect?.x === 0 && visibleRect.y === 0;
  return format === 'I420' && isWhole && !rotation && !flip;
}

/** Part of the standard since 2024, not yet of TypeScript's types. */
type Turned = VideoFrame & { readonly rotation?: number; readonly flip?: boolean };

/** One at a time: for another size another one is made. */
function keepFor<T>(make: (size: Size) => T): (size: Size) => T {
  let kept: { readonly size: Size; readonly value: T } | null = null;
  return (size) => {
    if (kept?.size.width !== size.width || kept.size.height !== size.height) {
      kept = { size, value: make(size) };
    }
    return kept.value;
  };
}
