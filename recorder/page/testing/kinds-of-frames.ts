import { createComposer } from '../composer.ts';
import { HEIGHT, WIDTH } from '../picture-format.ts';

/** Runs in a browser: pictures of every kind that a decoder may give, as they are seen in the recording. */
interface Seen {
  readonly kind: string;
  /** Red, green and blue in the upper left, upper right, lower left and lower right quarter of the picture. */
  readonly quarters: readonly (readonly number[])[];
}

type Turned = VideoFrameInit & { readonly rotation?: number };

const spaceOf = (standard: 'bt709' | 'smpte170m', fullRange: boolean): VideoColorSpaceInit => ({
  ...{ primaries: standard, transfer: standard, matrix: standard, fullRange },
});
/** Y, U and V of red, green, blue and white: by BT.601 in limited range, and by BT.709 in full range. */
const USUAL = [
  [82, 90, 240],
  [145, 54, 34],
  [41, 240, 110],
  [235, 128, 128],
] as const;
const OTHER = [
  [54, 99, 255],
  [182, 30, 12],
  [18, 255, 117],
  [255, 128, 128],
] as const;

/** Red, green, blue and white in the four quarters. */
function planar(format: 'I420' | 'NV12', width: number, height: number, isOther = false) {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const data = new Uint8Array(width * height + 2 * half.width * half.height);
  const colours = isOther ? OTHER : USUAL;
  const colourAt = (x: number, y: number, of: { width: number; height: number }) =>
    colours[(y < of.height / 2 ? 0 : 2) + (x < of.width / 2 ? 0 : 1)]!;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data[y * width + x] = colourAt(x, y, { width, height })[0];
  }
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const [, blue, red] = colourAt(x, y, half);
      const [at, size] = [y * half.width + x, half.width * half.height];
      const [first, second] = format === 'I420' ? [at, size + at] : [2 * at, 2 * at + 1];
      data[width * height + first] = blue;
      data[width * height + second] = red;
    }
  }
  const colorSpace = isOther ? spaceOf('bt709', true) : spaceOf('smpte170m', false);
  const size = { codedWidth: width, codedHeight: height };
  return new VideoFrame(data, { format, ...size, timestamp: 0, colorSpace });
}

function ofCanvas(): VideoFrame {
  const canvas = new OffscreenCanvas(640, 360);
  const pen = canvas.getContext('2d')!;
  ['#f00', '#0f0', '#00f', '#fff'].forEach((colour, at) => {
    pen.fillStyle = colour;
    pen.fillRect((at % 2) * 320, Math.floor(at / 2) * 180, 320, 180);
  });
  return new VideoFrame(canvas, { timestamp: 0 });
}

function turned(by: number): VideoFrame {
  return new VideoFrame(planar('I420', 640, 360), {
    rotation: by,
  } satisfies Turned as VideoFrameInit);
}

async function see(kind: string, frame: VideoFrame): Promise<Seen> {
  const composer = createComposer();
  const figure = { label: '', initials: 'A', tileId: 1 };
  composer.show({ people: [figure], content: null });
  const picture = (await composer.compose(() => frame, 0))!;
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(picture, 0, 0);
  // Near the middle, as tall pictures have bars at their sides.
  const quarters = [
    [-60, -60],
    [60, -60],
    [-60, 60],
    [60, 60],
  ].map(([x, y]) => [
    ...pen.getImageData(WIDTH / 2 + x!, HEIGHT / 2 + y!, 1, 1).data.subarray(0, 3),
  ]);
  picture.close();
  frame.close();
  return { kind, quarters };
}

function seeAll(): Promise<readonly Seen[]> {
  return Promise.all([
    see('I420 that fits', planar('I420', 1_280, 720)),
    see('I420 to be enlarged', planar('I420', 640, 360)),
    see('I420 of odd size', planar('I420', 479, 271)),
    see('I420 to be halved', planar('I420', 2_560, 1_440)),
    see('I420 of other colours', planar('I420', 640, 360, true)),
    see('I420 of other colours that fits', planar('I420', 1_280, 720, true)),
    see('NV12', planar('NV12', 640, 360)),
    see('RGB', ofCanvas()),
    see('upside down', turned(180)),
    see('on its side', turned(90)),
  ]);
}

declare global {
  interface Window {
    seeAll: typeof seeAll;
  }
}
window.seeAll = seeAll;
