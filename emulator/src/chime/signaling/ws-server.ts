import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { CONTENT_SUFFIX } from '../model/attendee.ts';
import type { ChimeTimings } from '../timings.ts';
import { serveConnection, type Admission } from './connection.ts';

const PROTOCOL = '_aws_wt_session';
const PATH = /^\/chime\/signal\/([\w-]+)$/;
/** An offer with 25 tiles stays below 100 kB. */
const MAX_MESSAGE_BYTES = 256 * 1024;

export interface SignalingServer {
  /** False if the path isn't a meeting's signalling address. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

export interface SignalingServerOptions {
  readonly admit: (meetingId: string, joinToken: string, isContent: boolean) => Admission;
  readonly now: () => number;
  readonly timings: ChimeTimings;
}

/** The join token comes as a second WebSocket subprotocol; an unknown one is told so after JOIN. */
export function createSignalingServer(options: SignalingServerOptions): SignalingServer {
  const { admit, now, timings } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (protocols) => (protocols.has(PROTOCOL) ? PROTOCOL : false),
  });
  server.on('connection', (socket, request) => {
    const meetingId = meetingIdOf(request) ?? '';
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
    const token = offered.find((each) => each !== PROTOCOL) ?? '';
    const isContent = token.endsWith(CONTENT_SUFFIX);
    const joinToken = isContent ? token.slice(0, -CONTENT_SUFFIX.length) : token;
    serveConnection({
      socket,
      isContent,
      now,
      timings,
      admit: () => admit(meetingId, joinToken, isContent),
    });
  });
  return {
    upgrade(request, socket, head) {
      if (!meetingIdOf(request)) return false;
      server.handleUpgrade(request, socket, head, (client) =>
        server.emit('connection', client, request),
      );
      return true;
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function meetingIdOf({ url = '/' }: IncomingMessage): string | undefined {
  return PATH.exec(url.split('?', 1)[0] ?? '')?.[1];
}
