import { CLOCK, clockText, drawClock, drawLabel, drawPlaceholder } from './labels.ts';
import { layOut, type Rectangle } from './layout.ts';
import { HEIGHT, WIDTH } from './picture-format.ts';
import { copyPart, createPlanes, fromRgb, toFrame, wholeOf } from './planes.ts';
import type { Figure, Scene } from './scene.ts';
import { createSpot, type Spot } from './spot.ts';

const BACKGROUND = '#15181d';
const WHOLE = wholeOf({ width: WIDTH, height: HEIGHT });

export interface Composer {
  show(scene: Scene): void;
  /** Whether there is a moving picture in the scene, and each that belongs there has come. */
  isComplete(has: (tileId: number) => boolean): boolean;
  /** Draws what changed since the last time; null: nothing did. The frame is the caller's, to be closed. One at a time. */
  compose(next: Next, utcMs: number): Promise<VideoFrame | null>;
}

/** The frame that a tile shows from now on. */
type Next = (tileId: number) => VideoFrame | null;

/**
 * Pictures are scaled as the decoder gave them, and stay what the encoder takes. Letters and placeholders are drawn on
 * a canvas when they change, which is seldom, and copied from there.
 */
export function createComposer(): Composer {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
  const picture = createPlanes(WHOLE);
  /** What is seen where nothing moves. */
  const still = createPlanes(WHOLE);
  let spots: readonly Spot[] = [];
  let isFresh = true;
  let clock = '';

  function settle(figure: Figure, place: Rectangle): Spot {
    drawPlaceholder(context, place, figure.initials);
    const label = figure.label ? drawLabel(context, place, figure.label) : null;
    return createSpot({ figure, place, label });
  }
  function show({ people, content }: Scene): void {
    const layout = layOut(people.length, content !== null, WHOLE);
    context.fillStyle = BACKGROUND;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    const screen = content && layout.content ? [settle(content, layout.content)] : [];
    spots = [...screen, ...layout.people.map((place, at) => settle(people[at]!, place))];
    isFresh = true;
  }
  function redrawStill(now: string): void {
    drawClock(context, (clock = now));
    const changed = isFresh ? WHOLE : CLOCK;
    const { x, y, width, height } = changed;
    const drawn = fromRgb(context.getImageData(x, y, width, height));
    copyPart(drawn, wholeOf(drawn), still, changed);
    if (isFresh) copyPart(still, WHOLE, picture);
    isFresh = false;
  }

  show({ people: [], content: null });
  return {
    show,
    isComplete(has) {
      const tiles = spots.flatMap(({ figure }) => figure.tileId ?? []);
      return tiles.length > 0 && tiles.every(has);
    },
    async compose(next, utcMs) {
      const now = clockText(utcMs);
      const due = spots
        .map((spot) => ({ spot, frame: nextOf(spot.figure, next) }))
        .filter(({ spot, frame }) => spot.isNews(frame));
      if (!isFresh && due.length === 0 && now === clock) return null;
      const drawings = due.map(({ spot, frame }) => spot.take(frame));
      if (isFresh || now !== clock) redrawStill(now);
      for (const draw of await Promise.all(drawings)) draw(picture, still);
      copyPart(still, CLOCK, picture);
      return toFrame(picture);
    },
  };
}

function nextOf({ tileId }: Figure, next: Next): VideoFrame | null {
  return tileId === null ? null : next(tileId);
}
