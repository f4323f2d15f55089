export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Point = Pick<Rectangle, 'x' | 'y'>;

export interface Layout {
  readonly content: Rectangle | null;
  /** One for each person, in their order; those beyond have no place. */
  readonly people: readonly Rectangle[];
}

export const MOST_PEOPLE = 9;

/** A shared screen takes this much of the width; the people stand in a strip beside it. */
const CONTENT_SHARE = 3 / 4;
const GAP = 4;

/** Where everything stands. The same for the same numbers: nobody jumps about. */
export function layOut(people: number, hasContent: boolean, { width, height }: Size): Layout {
  const shown = Math.min(people, MOST_PEOPLE);
  const whole = { x: 0, y: 0, width, height };
  if (!hasContent) return { content: null, people: grid(shown, whole) };
  if (shown === 0) return { content: whole, people: [] };
  const split = even(width * CONTENT_SHARE);
  const strip = { x: split, y: 0, width: width - split, height };
  return { content: { ...whole, width: split }, people: column(shown, strip) };
}

function grid(count: number, area: Rectangle): Rectangle[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const width = even(area.width / columns);
  const height = even(area.height / rows);
  return Array.from({ length: count }, (_each, at) => {
    const row = Math.floor(at / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    // A row that isn't full stands in the middle.
    const left = even((area.width - inRow * width) / 2);
    return inset({ x: left + (at % columns) * width, y: row * height, width, height });
  });
}

function column(count: number, area: Rectangle): Rectangle[] {
  // Never higher than a camera's picture needs; from the top, as on the pages.
  const height = even(Math.min(area.height / count, (area.width * 3) / 4));
  return Array.from({ length: count }, (_each, at) =>
    inset({ x: area.x, y: area.y + at * height, width: area.width, height }),
  );
}

/** The whole of a picture inside a place, in the middle, with bars at two sides where shapes differ. */
export function fit(picture: Size, place: Rectangle): Rectangle {
  const scale = Math.min(place.width / picture.width, place.height / picture.height);
  const width = even(picture.width * scale);
  const height = even(picture.height * scale);
  return {
    x: place.x + even((place.width - width) / 2),
    y: place.y + even((place.height - height) / 2),
    width,
    height,
  };
}

function inset({ x, y, width, height }: Rectangle): Rectangle {
  const half = GAP / 2;
  return { x: x + half, y: y + half, width: width - GAP, height: height - GAP };
}

/** H.264 keeps colour for two by two pixels: an edge on an odd one would smear. */
export function even(value: number): number {
  return Math.floor(value / 2) * 2;
}
