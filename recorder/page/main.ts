import type { FromPage, ToPage } from '../src/page-protocol.ts';
import { joinMeeting } from './adapters/meeting.ts';
import { letPacketsPass } from './adapters/packets.ts';
import { holdPlayoutBack } from './adapters/playout.ts';
import { createConductor, type Conductor } from './conductor.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** Node takes a closed connection for a lost page, and opens another one. */
const CANNOT_GO_ON = 4_000;

const socket = new WebSocket(`ws://${location.host}/${location.hash.slice(1)}`);
const worker = new Worker('/worker.js');
const tellNode = (message: FromPage): void => socket.send(JSON.stringify(message));
const tellWorker = (message: ToWorker): void => worker.postMessage(message, streamsIn(message));
let conductor: Conductor | null = null;
/** The worker may be ready before Node has said where to join. */
let early: Parameters<Conductor['hear']>[0][] = [];

const playoutDelayMs = holdPlayoutBack();
letPacketsPass();
/** At once, while Node still learns where to join. */
tellWorker({ type: 'start', timeOrigin: performance.timeOrigin });

socket.onmessage = ({ data }: MessageEvent<string>) => {
  const message = JSON.parse(data) as ToPage;
  if (message.type === 'order') conductor?.order(message.wanted);
  else conductor ??= begin(message);
};
worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
  if (data.type === 'bytes') socket.send(data.bytes);
  else if (data.type === 'failed') fail(data.message);
  else if (conductor) conductor.hear(data);
  else early.push(data);
};
worker.onerror = ({ message }) => fail(message);

function begin({ join, limits }: Extract<ToPage, { type: 'join' }>): Conductor {
  const begun = createConductor({
    join,
    limits,
    playoutDelayMs,
    joinMeeting,
    now: () => performance.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    tellNode,
    tellWorker,
    read: {
      // One frame is enough: a late one is of no use any more.
      picture: (track) =>
        new MediaStreamTrackProcessor({ track: track as MediaStreamVideoTrack, maxBufferSize: 1 })
          .readable,
      sound: (track) =>
        new MediaStreamTrackProcessor({ track: track as MediaStreamAudioTrack }).readable,
    },
  });
  for (const message of early) begun.hear(message);
  early = [];
  return begun;
}

function streamsIn(message: ToWorker): Transferable[] {
  if (message.type === 'picture') return [message.frames];
  return message.type === 'sound' ? [message.pieces] : [];
}

function fail(message: string): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.close(CANNOT_GO_ON);
  // So that Node's log has it.
  reportError(new Error(`the recording can't go on: ${message}`));
}
