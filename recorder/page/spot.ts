import { isOurs, recolour } from './colour.ts';
import { createFrameReader, type Taken } from './frame-reader.ts';
import { fit, type Rectangle, type Size } from './layout.ts';
import { blacken, copyPart, type Planes } from './planes.ts';
import { createScaler, type Scaler } from './scaler.ts';
import type { Figure } from './scene.ts';

/** Where somebody, or a shared screen, is seen. */
export interface Spot {
  readonly figure: Figure;
  /** Whether this is another frame than the one it shows; null: it has none. */
  isNews(frame: VideoFrame | null): boolean;
  /** Reads it at once, as frames are closed when newer ones come. */
  take(frame: VideoFrame | null): Promise<Drawing>;
}

/** `still`: what is seen where nothing moves. */
type Drawing = (onto: Planes, still: Planes) => void;

export interface SpotOptions {
  readonly figure: Figure;
  readonly place: Rectangle;
  /** The part of the place with the name. */
  readonly label: Rectangle | null;
}

export function createSpot({ figure, place, label }: SpotOptions): Spot {
  const read = createFrameReader();
  let taken: VideoFrame | null = null;
  let shown: { readonly size: Size; readonly inside: Rectangle; readonly scale: Scaler } | null =
    null;

  function draw({ planes, colour }: Taken, inside: Rectangle, onto: Planes): void {
    if (!shown || !isSame(shown.size, planes) || !isSame(shown.inside, inside)) {
      const { width, height } = planes;
      shown = { size: { width, height }, inside, scale: createScaler(planes, inside) };
      // A picture of another shape leaves its bars elsewhere.
      blacken(onto, place);
    }
    shown.scale(planes, onto, inside);
    if (!isOurs(colour)) recolour(onto, inside, colour);
  }
  return {
    figure,
    isNews: (frame) => frame !== taken,
    async take(frame) {
      taken = frame;
      if (!frame) {
        shown = null;
        return (onto, still) => copyPart(still, place, onto);
      }
      const inside = fit({ width: frame.displayWidth, height: frame.displayHeight }, place);
      const picture = await read(frame, inside);
      return (onto, still) => {
        draw(picture, inside, onto);
        if (label) copyPart(still, label, onto);
      };
    },
  };
}

function isSame(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
