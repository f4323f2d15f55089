import { even, type Rectangle } from './layout.ts';
import { WIDTH } from './picture-format.ts';

type Context = OffscreenCanvasRenderingContext2D;

const FONT = '"Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';
const LETTERS = '#f4f6f8';
const LABEL_HEIGHT = 28;
const PADDING = 10;
const CLOCK_WIDTH = 330;
export const CLOCK: Rectangle = { x: WIDTH - CLOCK_WIDTH, y: 0, width: CLOCK_WIDTH, height: 32 };

/** Everybody who plays it sees that, and when, it was recorded: burnt into the picture. */
export function drawClock(context: Context, clock: string): void {
  const { x, y, width, height } = CLOCK;
  context.fillStyle = '#101317';
  context.fillRect(x, y, width, height);
  context.fillStyle = '#e5484d';
  context.beginPath();
  context.arc(x + 20, height / 2, 7, 0, 2 * Math.PI);
  context.fill();
  write(context, `REC  ${clock}`, x + 36, height / 2, 18);
}

/** To the second, as UTC. */
export function clockText(utcMs: number): string {
  return `${new Date(utcMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** In the lower left of a place; what it covers of it. */
export function drawLabel(context: Context, place: Rectangle, text: string): Rectangle {
  context.font = `16px ${FONT}`;
  const widest = place.width - 2 * PADDING;
  const width = even(Math.min(widest, context.measureText(text).width) + 2 * PADDING);
  const top = place.y + place.height - LABEL_HEIGHT;
  context.fillStyle = '#101317';
  context.fillRect(place.x, top, width, LABEL_HEIGHT);
  write(context, text, place.x + PADDING, top + LABEL_HEIGHT / 2, 16, widest);
  return { x: place.x, y: top, width, height: LABEL_HEIGHT };
}

/** For somebody whose camera is off. */
export function drawPlaceholder(context: Context, place: Rectangle, initials: string): void {
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  const radius = Math.min(place.width, place.height) / 5;
  context.fillStyle = '#262b33';
  context.fillRect(place.x, place.y, place.width, place.height);
  context.fillStyle = '#3d4552';
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.textAlign = 'center';
  context.font = `${radius * 0.8}px ${FONT}`;
  // Capitals have nothing below their line: the middle of the font is not theirs.
  context.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(initials);
  context.fillStyle = LETTERS;
  context.fillText(initials, x, y + (actualBoundingBoxAscent - actualBoundingBoxDescent) / 2);
  context.textAlign = 'start';
}

function write(
  context: Context,
  text: string,
  x: number,
  y: number,
  size: number,
  widest?: number,
): void {
  context.font = `${size}px ${FONT}`;
  context.textBaseline = 'middle';
  context.fillStyle = LETTERS;
  context.fillText(text, x, y, widest);
}
