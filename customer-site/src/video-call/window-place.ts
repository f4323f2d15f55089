export type WindowSize = 'small' | 'large' | 'enlarged';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 16;
const WANTED: Record<WindowSize, { width: number; height: number }> = {
  small: { width: 380, height: 360 },
  large: { width: 720, height: 540 },
  enlarged: { width: Infinity, height: Infinity },
};

/** Where the call window goes: as wished, but whole inside the page. */
export function boxOf(
  wish: { readonly left: number; readonly top: number },
  size: WindowSize,
  viewport: Viewport,
): Box {
  const width = Math.min(WANTED[size].width, viewport.width - 2 * MARGIN_PX);
  const height = Math.min(WANTED[size].height, viewport.height - 2 * MARGIN_PX);
  return {
    left: between(MARGIN_PX, wish.left, viewport.width - width - MARGIN_PX),
    top: between(MARGIN_PX, wish.top, viewport.height - height - MARGIN_PX),
    width,
    height,
  };
}

const between = (least: number, wish: number, most: number) =>
  Math.max(least, Math.min(wish, most));

const STEP_PX = 24;
const LONG_STEP_PX = 120;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far a key moves the window; null for any other key. */
export function stepOf(key: string, isLong: boolean): { dx: number; dy: number } | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const step = isLong ? LONG_STEP_PX : STEP_PX;
  return { dx: direction[0] * step, dy: direction[1] * step };
}
