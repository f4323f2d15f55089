import type { CallSession } from './call-session.ts';

const SELF_TILE_ID = 0;

/** A copy of the picture that an element shows; null where it shows none. */
export type Freeze = (video: HTMLVideoElement) => HTMLCanvasElement | null;

/** Which video element shows what: the own camera from its stream, the others through their session. */
export function createPictures(freeze: Freeze = freezeFrame) {
  const elements = new Map<number, HTMLVideoElement>();
  const stills = new Map<number, HTMLCanvasElement>();
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
    /** A tile that came back under the same id (a new connection) gets its element again. */
    rebind(tileId: number): void {
      const element = elements.get(tileId);
      if (element) session?.bindTile(tileId, element);
    },
    /** Copies what is shown now, before the session takes it away with its connection. */
    keepStills(): void {
      for (const [tileId, element] of elements) {
        const still = tileId === SELF_TILE_ID ? null : freeze(element);
        if (still) stills.set(tileId, still);
      }
    },
    hasStill: (tileId: number): boolean => stills.has(tileId),
    bindStill(tileId: number, canvas: HTMLCanvasElement): void {
      const still = stills.get(tileId);
      if (still) draw(still, still.width, still.height, canvas);
    },
    dropStills: (): void => stills.clear(),
    clear(): void {
      stills.clear();
      for (const element of elements.values()) show(element, null);
      if (preview) show(preview, null);
      elements.clear();
      preview = null;
    },
  };
}

function show(element: HTMLVideoElement, stream: MediaStream | null): void {
  if (element.srcObject !== stream) element.srcObject = stream;
}

function freezeFrame(video: HTMLVideoElement): HTMLCanvasElement | null {
  if (video.videoWidth === 0) return null;
  const still = document.createElement('canvas');
  draw(video, video.videoWidth, video.videoHeight, still);
  return still;
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
