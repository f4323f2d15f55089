import { fit, layOut, type Rectangle, type Size } from './layout.ts';
import { clockText, drawClock, drawLabel, drawPlaceholder } from './labels.ts';
import { HEIGHT, WIDTH } from './picture-format.ts';
import type { Figure, Scene } from './scene.ts';
import { createSnapshots } from './snapshot.ts';

const BACKGROUND = '#15181d';
const BARS = '#000';

export interface Composer {
  show(scene: Scene): void;
  /** Draws what changed since the last time; null: nothing did. The frame is the caller's, to be closed. */
  compose(newest: Newest, utcMs: number): Promise<VideoFrame | null>;
}

type Newest = (tileId: number) => VideoFrame | null;

interface Spot {
  readonly figure: Figure;
  readonly place: Rectangle;
  drawn: VideoFrame | null;
  /** Where the picture was drawn: one of another shape leaves bars elsewhere. */
  shape: string;
}

export function createComposer(): Composer {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  // Without willReadFrequently each frame is read back from a GPU, real or not: 20 frames a second under load.
  const context = canvas.getContext('2d', {
    alpha: false,
    desynchronized: true,
    willReadFrequently: true,
  })!;
  const takeSnapshot = createSnapshots(canvas);
  let spots: readonly Spot[] = [];
  let isFresh = true;
  let clock = '';

  function paint(spot: Spot, frame: VideoFrame | null): void {
    const { figure, place } = spot;
    const inside = frame ? fit(sizeOf(frame), place) : null;
    const shape = inside ? `${inside.width}x${inside.height}` : '';
    if (isFresh || shape !== spot.shape) fill(context, place, BARS);
    if (frame && inside) {
      context.drawImage(frame, inside.x, inside.y, inside.width, inside.height);
    } else drawPlaceholder(context, place, figure.initials);
    if (figure.label) drawLabel(context, place, figure.label);
    spot.drawn = frame;
    spot.shape = shape;
  }
  return {
    show(scene) {
      spots = arrange(scene);
      isFresh = true;
    },
    async compose(newest, utcMs) {
      const now = clockText(utcMs);
      const due = spots
        .map((spot) => ({ spot, frame: newestOf(spot.figure, newest) }))
        .filter(({ spot, frame }) => isFresh || frame !== spot.drawn);
      if (!isFresh && due.length === 0 && now === clock) return null;
      if (isFresh) fill(context, { x: 0, y: 0, width: WIDTH, height: HEIGHT }, BACKGROUND);
      for (const { spot, frame } of due) paint(spot, frame);
      isFresh = false;
      drawClock(context, (clock = now));
      return takeSnapshot();
    },
  };
}

function newestOf({ tileId }: Figure, newest: Newest): VideoFrame | null {
  return tileId === null ? null : newest(tileId);
}

function arrange({ people, content }: Scene): Spot[] {
  const layout = layOut(people.length, content !== null, { width: WIDTH, height: HEIGHT });
  const figures = content && layout.content ? [{ figure: content, place: layout.content }] : [];
  layout.people.forEach((place, at) => figures.push({ figure: people[at]!, place }));
  return figures.map((each) => ({ ...each, drawn: null, shape: '' }));
}

function sizeOf({ displayWidth, displayHeight }: VideoFrame): Size {
  return { width: displayWidth, height: displayHeight };
}

function fill(
  context: OffscreenCanvasRenderingContext2D,
  { x, y, width, height }: Rectangle,
  colour: string,
): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}
