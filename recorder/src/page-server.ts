import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FromPage, ToPage } from './page-protocol.ts';

interface PageListener {
  readonly onOpen: (send: (message: ToPage) => void) => void;
  readonly onMessage: (message: FromPage) => void;
  /** Bytes of the recording. The buffer is the listener's own. */
  readonly onBytes: (bytes: Buffer) => void;
  readonly onClose: () => void;
}

/** Serves the page and takes what it records, on the loopback interface alone. */
export interface PageServer {
  /** An address for one page, which may connect once; whichever was admitted before is cut off. */
  admit(listener: PageListener): string;
  close(): Promise<void>;
}

/** A fragment is some 330 kB; this is what a page may send at most in one piece. */
const MAX_MESSAGE_BYTES = 64 * 1024 ** 2;
const FILES: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/page.js': 'page.js',
  '/worker.js': 'worker.js',
};
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export async function startPageServer(pageFolder: URL): Promise<PageServer> {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  let admitted: { token: string; listener: PageListener } | undefined;
  let connected: WebSocket | undefined;

  const server = createServer((request, response) => void serve(pageFolder, request, response));
  server.on('upgrade', (request, socket, head) => {
    if (!admitted || !isFor(request, admitted.token)) return refuse(socket);
    const { listener } = admitted;
    admitted = undefined;
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      connected = accepted;
      attach(accepted, listener);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    admit(listener) {
      connected?.terminate();
      connected = undefined;
      const token = randomBytes(32).toString('base64url');
      admitted = { token, listener };
      return `http://127.0.0.1:${port}/#${token}`;
    },
    async close() {
      connected?.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function attach(socket: WebSocket, listener: PageListener): void {
  // Close follows error.
  socket.on('error', () => undefined);
  socket.on('close', () => listener.onClose());
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) listener.onBytes(data);
    else listener.onMessage(JSON.parse(data.toString('utf8')) as FromPage);
  });
  listener.onOpen((message) => socket.send(JSON.stringify(message)));
}

function isFor({ url = '' }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(url.slice(1));
  const expected = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
}

async function serve(folder: URL, { url = '' }: IncomingMessage, response: ServerResponse) {
  const name = FILES[url];
  const body = name && (await readFile(new URL(name, folder)).catch(() => undefined));
  if (!body) return response.writeHead(404).end();
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
