import { createComposer } from './composer.ts';
import { startFilm, type Film } from './film.ts';
import type { Ticking } from './frame-clock.ts';
import { createPictureEncoder, type PictureEncoder } from './picture-encoder.ts';
import { createPictureSources } from './picture-sources.ts';
import { createSoundSource, type SoundSource } from './sound-source.ts';
import { createStudio, type Studio } from './studio.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** Of a dedicated worker's global scope, what is used; TypeScript's own types of it clash with the page's. */
interface Scope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = globalThis as unknown as Scope;
const STATS_EVERY_MS = 1_000;
const ticking: Ticking = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
const tell = (message: FromWorker): void => scope.postMessage(message);
const fail = (error: unknown): void =>
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });

const composer = createComposer();
const sources = createPictureSources(ticking.now);
let rig: { sound: SoundSource; studio: Studio; encoder: PictureEncoder } | null = null;
/** The meeting may be quicker than the encoders. */
let earlySound: ReadableStream<AudioData> | null = null;
let showsScreen = false;
let stopStats = (): void => undefined;

/** Everything that takes its time the first time, done before it counts. */
async function setUp(pageTimeOrigin: number): Promise<void> {
  let film: Film | null = null;
  const encoder = await createPictureEncoder((chunk, meta) => film?.addFrame(chunk, meta), fail);
  const picture = (await composer.compose((tileId) => sources.next(tileId), Date.now()))!;
  encoder.encode(picture, 0);
  await encoder.flush();
  film = await startFilm((bytes) => tell({ type: 'bytes', bytes }), fail);
  const utc = (): number => Date.now();
  const studio = createStudio({
    ticking,
    utc,
    composer,
    picture,
    sources,
    encoder,
    film,
    tell,
    fail,
  });
  const sound = createSoundSource({
    now: ticking.now,
    pageIsAheadMs: performance.timeOrigin - pageTimeOrigin,
    onPiece: (piece) => studio.hear(piece),
  });
  rig = { sound, studio, encoder };
  encoder.showsScreen(showsScreen);
  if (earlySound) sound.follow(earlySound);
  earlySound = null;
  const timer = setInterval(tellStats, STATS_EVERY_MS);
  stopStats = () => clearInterval(timer);
  tell({ type: 'primed' });
}

let framesBefore = 0;

function tellStats(): void {
  if (!rig) return;
  const { studio, encoder, sound } = rig;
  const counts = studio.counts();
  const framesPerSecond = counts.framesWritten - framesBefore;
  framesBefore = counts.framesWritten;
  // Both are asked, as asking begins anew.
  const [hasMoved, wasAudible] = [sources.takeHasMoved(), sound.takeWasAudible()];
  tell({
    type: 'stats',
    stats: {
      ...counts,
      framesPerSecond,
      encodeQueue: encoder.queueLength(),
      hasMedia: hasMoved || wasAudible,
    },
  });
}

async function stop(studio: Studio): Promise<void> {
  await studio.stop();
  stopStats();
  tellStats();
  tell({ type: 'finished' });
}

function obey(message: ToWorker): void {
  switch (message.type) {
    case 'start':
      setUp(message.timeOrigin).catch(fail);
      break;
    case 'scene':
      composer.show(message.scene);
      showsScreen = message.scene.content !== null;
      rig?.encoder.showsScreen(showsScreen);
      break;
    case 'picture':
      sources.add(message.tileId, message.frames);
      break;
    case 'picture-gone':
      sources.remove(message.tileId);
      break;
    case 'sound':
      if (rig) rig.sound.follow(message.pieces);
      else earlySound = message.pieces;
      break;
    case 'order':
      if (!rig) break;
      if (message.wanted === 'record') rig.studio.record();
      else if (message.wanted === 'pause') rig.studio.pause();
      else stop(rig.studio).catch(fail);
  }
}

scope.onmessage = ({ data }) => obey(data);
