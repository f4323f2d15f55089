/** A picture of which a recording can be asked: which frame is this, when was it drawn, and did it just flash. */

/** A part of a picture, in shares of its width and height. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The number of the frame, in Gray code, the highest bit at the left: between two numbers only one stripe changes. */
export const STRIPES: Area = { x: 0.1, y: 0.06, width: 0.8, height: 0.14 };
export const STRIPE_COUNT = 16;
/** White for a tenth of a second, every two seconds, while it beeps. */
export const FLASH: Area = { x: 0.4, y: 0.35, width: 0.2, height: 0.3 };

export const BEEP_HZ = 2_000;
const CLAP_EVERY_S = 2;
const CLAP_S = 0.1;
const FRAMES_PER_SECOND = 30;
const FRAME_MS = 1_000 / FRAMES_PER_SECOND;
const [WIDTH, HEIGHT] = [640, 360];
const NUMBERS = 2 ** STRIPE_COUNT;

/** The number of the frame that is drawn at a time since 1970; they begin anew after 36 minutes. */
function numberAt(utcMs: number): number {
  return Math.floor(utcMs / FRAME_MS) % NUMBERS;
}

/** When a frame was drawn: the last time before `beforeMs` that its number was due. */
export function drawnAt(number: number, beforeMs: number): number {
  const ago = (numberAt(beforeMs) - number + NUMBERS) % NUMBERS;
  return (Math.floor(beforeMs / FRAME_MS) - ago) * FRAME_MS;
}

/**
 * Draws for ever what a camera would give: something that moves all over, as people do. A modest camera has a quarter
 * of the pixels, half as often.
 */
export function measuredPicture(
  colour: string,
  clock: AudioContext,
  isModest: boolean,
): MediaStream {
  const [scale, everyNumber] = isModest ? [0.5, 2] : [1, 1];
  const size = { width: WIDTH * scale, height: HEIGHT * scale };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d')!;
  pen.scale(scale, scale);
  const room = drawRoom(colour);
  const draw = (): void => {
    const nowMs = Date.now();
    const sway = Math.sin(nowMs / 700);
    pen.drawImage(room, -60 + 55 * sway, -40 + 35 * Math.cos(nowMs / 900));
    drawStripes(pen, numberAt(nowMs));
    fill(pen, FLASH, clock.currentTime % CLAP_EVERY_S < CLAP_S ? '#fff' : '#202020');
    // Into the middle of the next number's time: none is drawn twice and none left out because a timer is early.
    const dueMs = (Math.floor(nowMs / FRAME_MS) + everyNumber + 0.3) * FRAME_MS;
    setTimeout(draw, dueMs - Date.now());
  };
  draw();
  return canvas.captureStream();
}

/** Beeps for ever on a node, by the same clock as the flashes. */
export function beepInto(out: AudioNode, clock: AudioContext): void {
  const tone = new OscillatorNode(clock, { frequency: BEEP_HZ });
  const gate = new GainNode(clock, { gain: 0 });
  tone.connect(gate).connect(out);
  tone.start();
  let nextS = 0;
  const schedule = (): void => {
    for (; nextS < clock.currentTime + 10; nextS += CLAP_EVERY_S) {
      if (nextS < clock.currentTime) continue;
      gate.gain.setValueAtTime(0.5, nextS);
      gate.gain.setValueAtTime(0, nextS + CLAP_S);
    }
  };
  schedule();
  setInterval(schedule, 2_000);
}

function drawStripes(pen: CanvasRenderingContext2D, number: number): void {
  const gray = number ^ (number >> 1);
  const width = STRIPES.width / STRIPE_COUNT;
  for (let at = 0; at < STRIPE_COUNT; at += 1) {
    const isSet = (gray >> (STRIPE_COUNT - 1 - at)) & 1;
    fill(pen, { ...STRIPES, x: STRIPES.x + at * width, width }, isSet ? '#fff' : '#000');
  }
}

function fill(pen: CanvasRenderingContext2D, area: Area, colour: string): void {
  pen.fillStyle = colour;
  const { x, y, width, height } = area;
  pen.fillRect(x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT);
}

/** Larger than the picture, with soft and sharp edges: an even colour would cost an encoder nothing. */
function drawRoom(colour: string): HTMLCanvasElement {
  const size = { width: WIDTH + 120, height: HEIGHT + 80 };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size.width, size.height);
  const next = randomNumbers();
  for (let count = 0; count < 400; count += 1) {
    const light = Math.round(30 + 50 * next());
    pen.fillStyle = `hsl(${Math.round(360 * next())} 40% ${light}% / 0.35)`;
    pen.beginPath();
    pen.arc(size.width * next(), size.height * next(), 3 + 40 * next(), 0, 2 * Math.PI);
    pen.fill();
  }
  return canvas;
}

/** The same ones each time, so that two runs film the same room (a linear congruential generator). */
function randomNumbers(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
