import { connect } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface TlsFrontOptions {
  /** Where it listens. */
  readonly host: string;
  readonly ports: readonly number[];
  readonly certificate: Certificate;
}

export interface TlsFront {
  stop(): Promise<void>;
}

/**
 * Ends TLS before the parts of the stack, which stay on loopback and speak plain HTTP: each port of the host leads to
 * the same port of 127.0.0.1. Requests and sockets pass unchanged.
 */
export async function startTlsFront({
  host,
  ports,
  certificate,
}: TlsFrontOptions): Promise<TlsFront> {
  const open = new Set<TLSSocket>();
  const key = { key: certificate.keyPem, cert: certificate.certificatePem };
  const servers = ports.map((port) => createServer(key, (socket) => forward(socket, port, open)));
  await Promise.all(servers.map((server, index) => listen(server, ports[index]!, host)));
  return {
    async stop() {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
    },
  };
}

function forward(socket: TLSSocket, port: number, open: Set<TLSSocket>): void {
  const upstream = connect(port, '127.0.0.1');
  open.add(socket);
  socket.pipe(upstream).pipe(socket);
  // Either end may go at any time; the other one goes with it.
  socket.on('error', () => undefined).on('close', () => (open.delete(socket), upstream.destroy()));
  upstream.on('error', () => undefined).on('close', () => socket.destroy());
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
