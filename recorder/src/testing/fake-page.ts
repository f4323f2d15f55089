import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import type { BrowserLauncher } from '../browser.ts';
import type { FromPage, PagePhase, ToPage } from '../page-protocol.ts';

export interface FakePageScript {
  /** Path of a fragmented MP4: what this page "records". */
  readonly footage: string;
  readonly bytesPerSecond: number;
  /** What becomes of the pages, first to last; the last one's fate is that of all later ones. @default well */
  readonly fates?: readonly Fate[];
}

/**
 * `well`: as it should be. `hang`: after half the footage nothing comes any more. `vanish`: its socket closes there.
 * `mute`: it never flushes. `join-failed`: the meeting isn't there.
 */
type Fate = 'well' | 'hang' | 'vanish' | 'mute' | 'join-failed';

const STEP_MS = 50;

/**
 * Stands where the browser would: connects like the page and sends footage as if it were recorded now. Told to stop it
 * sends the rest at once, as the page sends what its encoders still hold.
 */
export function createFakeLauncher(script: FakePageScript): BrowserLauncher {
  const footage = readFileSync(script.footage);
  const fates = script.fates ?? ['well'];
  let opened = 0;
  return {
    async open(url) {
      const fate = fates[Math.min(opened, fates.length - 1)]!;
      opened += 1;
      const socket = new WebSocket(url.replace(/^http/, 'ws').replace('#', ''));
      socket.on('error', () => undefined);
      const page = runPage(socket, footage, script.bytesPerSecond, fate);
      return {
        async close() {
          page.stop();
          socket.terminate();
        },
      };
    },
  };
}

function runPage(socket: WebSocket, footage: Buffer, bytesPerSecond: number, fate: Fate) {
  const say = (message: FromPage) => socket.send(JSON.stringify(message));
  const enter = (phase: PagePhase) => say({ type: 'phase', phase });
  let sent = 0;
  let isRecording = false;
  let pausedAt: string | undefined;
  const half = Math.floor(footage.length / 2);

  function play(): void {
    if (!isRecording || sent >= footage.length) return;
    const end = Math.min(footage.length, sent + Math.round((bytesPerSecond * STEP_MS) / 1000));
    if (fate === 'hang' && end > half) return;
    socket.send(footage.subarray(sent, end));
    sent = end;
    const written = Math.round((sent / footage.length) * 300);
    const counts = { framesWritten: written, framesExpected: written, framesPerSecond: 30 };
    say({ type: 'stats', recordedMs: written * 33, ...counts, encodeQueue: 0, people: 2 });
    if (fate === 'vanish' && sent >= half) socket.close();
  }

  function gap(to?: string): void {
    const where = { afterMs: 1000, from: pausedAt!, ...(to === undefined ? {} : { to }) };
    say({ type: 'gap', why: 'paused', ...where });
  }

  const orders: Readonly<Record<string, () => void>> = {
    wait: () => {},
    record() {
      isRecording = true;
      if (pausedAt) gap(new Date().toISOString());
      pausedAt = undefined;
      enter('recording');
    },
    pause() {
      isRecording = false;
      pausedAt = new Date().toISOString();
      gap();
      enter('paused');
    },
    stop() {
      isRecording = false;
      if (fate === 'mute') return;
      socket.send(footage.subarray(sent));
      say({ type: 'ended', reason: 'stopped' });
    },
  };

  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as ToPage;
    if (message.type === 'order') return orders[message.wanted]?.();
    enter('joining');
    if (fate === 'join-failed') return say({ type: 'ended', reason: 'join-failed' });
    enter('ready');
  });
  const timer = setInterval(play, STEP_MS);
  socket.on('close', () => clearInterval(timer));
  return { stop: () => clearInterval(timer) };
}
