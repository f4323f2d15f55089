import { WebSocket } from 'ws';
import { decodeFrame, encodeFrame, type Frame } from '../proto/frames.ts';
import { FrameType } from '../proto/schema.ts';
import { waitFor } from './wait-for.ts';

/** A client that speaks the signalling by hand, for what the real one would never say. */
export interface SignalingClient {
  readonly frames: readonly Frame[];
  readonly closeCode: number | undefined;
  send(frame: Frame): void;
  sendRaw(data: Uint8Array | string): void;
  /** Waits for a frame of this type and gives it. */
  receive(type: number): Promise<Frame>;
  /** Waits for the server to close. */
  closed(): Promise<number>;
  close(code?: number): void;
}

export async function connectSignaling(url: string, joinToken: string): Promise<SignalingClient> {
  const socket = new WebSocket(url, ['_aws_wt_session', joinToken]);
  const frames: Frame[] = [];
  let closeCode: number | undefined;
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data);
    frames.push(frame);
  });
  socket.on('close', (code) => (closeCode = code));
  socket.on('error', () => undefined);
  await waitFor(
    () => socket.readyState,
    (state) => state === WebSocket.OPEN,
    'the socket opens',
  );
  return {
    frames,
    get closeCode() {
      return closeCode;
    },
    send: (frame) => socket.send(encodeFrame(frame, Date.now())),
    sendRaw: (data) => socket.send(data),
    async receive(type) {
      const frame = await waitFor(
        () => frames.find((each) => each.type === type),
        (found) => found !== undefined,
        `frame ${type} arrives`,
      );
      return frame!;
    },
    async closed() {
      const code = await waitFor(
        () => closeCode,
        (found) => found !== undefined,
        'the server closes',
      );
      return code!;
    },
    close: (code) => socket.close(code),
  };
}

/** Connects and joins; `audioSessionId` is what a client keeps over its reconnects. */
export async function joinSignaling(
  url: string,
  joinToken: string,
  audioSessionId = Math.floor(Math.random() * 1e9),
): Promise<SignalingClient> {
  const client = await connectSignaling(url, joinToken);
  client.send({ type: FrameType.JOIN, join: { protocolVersion: 2, audioSessionId } });
  await client.receive(FrameType.INDEX);
  return client;
}
