import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

const maxFrameBytes = 64 * 1024;

/** Who may open a socket at a path, and what then happens with it; undefined refuses with 403. */
export type SocketDoor = (query: URLSearchParams) => ((socket: WebSocket) => void) | undefined;

/** WebSocket upgrades by path. */
export function createSocketDoors(doors: Readonly<Record<string, SocketDoor>>) {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const door = doors[pathname];
      if (!door) return false;
      const enter = door(searchParams);
      if (!enter) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      else server.handleUpgrade(request, socket, head, enter);
      return true;
    },
    close(): void {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
