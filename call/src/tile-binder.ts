import type { CallSession } from './call-session.ts';

const SELF_TILE_ID = 0;

/** Copies the picture that an element shows; returns null where it shows none. */
export type Freeze = (video: HTMLVideoElement) => HTMLCanvasElement | null;

/** Binds video elements to tiles: the own camera from its stream, the others through the session. */
export function createTileBinder(freeze: Freeze = freezeFrame) {
  const elements = new Map<number, HTMLVideoElement>();
  const frozen = new Map<number, HTMLCanvasElement>();
  let session: CallSession | null = null;
  let preview: HTMLVideoElement | null = null;
  let own: MediaStream | null = null;

  return {
    use(next: CallSession | null): void {
      session = next;
    },
    showOwn(stream: MediaStream | null): void {
      own = stream;
      for (const element of [preview, elements.get(SELF_TILE_ID)]) if (element) show(element, own);
    },
    bindPreview(element: HTMLVideoElement | null): void {
      if (preview && preview !== element) show(preview, null);
      preview = element;
      if (preview) show(preview, own);
    },
    bind(tileId: number, element: HTMLVideoElement | null): void {
      const before = elements.get(tileId);
      if (element) elements.set(tileId, element);
      else elements.delete(tileId);
      if (tileId === SELF_TILE_ID) {
        if (before && before !== element) show(before, null);
        if (element) show(element, own);
      } else if (element) session?.bindTile(tileId, element);
      else if (before) session?.unbindTile(tileId);
    },
    /** Binds the element of a tile again that came back under the same id after a reconnection. */
    rebind(tileId: number): void {
      const element = elements.get(tileId);
      if (element) session?.bindTile(tileId, element);
    },
    /** Copies what is shown now, before the session removes it with its connection. */
    freezeAll(): void {
      for (const [tileId, element] of elements) {
        const frame = tileId === SELF_TILE_ID ? null : freeze(element);
        if (frame) frozen.set(tileId, frame);
      }
    },
    hasFrozenFrame: (tileId: number): boolean => frozen.has(tileId),
    drawFrozenFrame(tileId: number, canvas: HTMLCanvasElement): void {
      const frame = frozen.get(tileId);
      if (frame) draw(frame, frame.width, frame.height, canvas);
    },
    dropFrozenFrames: (): void => frozen.clear(),
    clear(): void {
      frozen.clear();
      for (const element of elements.values()) show(element, null);
      if (preview) show(preview, null);
      elements.clear();
      preview = null;
    },
  };
}

export type TileBinder = ReturnType<typeof createTileBinder>;

function show(element: HTMLVideoElement, stream: MediaStream | null): void {
  if (element.srcObject !== stream) element.srcObject = stream;
}

function freezeFrame(video: HTMLVideoElement): HTMLCanvasElement | null {
  if (video.videoWidth === 0) return null;
  const frame = document.createElement('canvas');
  draw(video, video.videoWidth, video.videoHeight, frame);
  return frame;
}

function draw(
  from: CanvasImageSource,
  width: number,
  height: number,
  canvas: HTMLCanvasElement,
): void {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(from, 0, 0, width, height);
}
