import { connect, createServer } from 'node:net';
import { PlainFailure } from '../fail.ts';

/** @throws PlainFailure that names the ports which somebody else has. */
export async function refuseTakenPorts(ports: readonly number[]): Promise<void> {
  const taken: number[] = [];
  for (const port of ports) if (await isTaken(port)) taken.push(port);
  if (taken.length === 0) return;
  throw new PlainFailure(
    `Port ${taken.join(', ')} ${taken.length > 1 ? 'are' : 'is'} taken: stop what listens there, or move the whole system with PORT_OFFSET=100.`,
  );
}

/** Asks on both loopback addresses: a server on ::1 alone would take the browser's calls to localhost. */
async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all([canConnect(port, '127.0.0.1'), canConnect(port, '::1')]);
  return answers.includes(true);
}

export function canConnect(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (isUp: boolean) => (socket.destroy(), resolve(isUp));
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
