import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { publishExchanges } from './exchanges.ts';
import type { EmulatedService } from './service.ts';

export interface Host {
  readonly app: FastifyInstance;
  listen(): Promise<number>;
  stop(): Promise<void>;
}

export interface HostOptions {
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly services: readonly EmulatedService[];
}

/** One HTTP server on loopback that carries every emulated service. */
export async function createHost({ port, services }: HostOptions): Promise<Host> {
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
    routerOptions: { maxParamLength: 500 },
  });
  publishExchanges(app.server);
  // AWS JSON and form bodies reach the services as text: each protocol parses its own.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  letBodiesEnd(app);
  for (const service of services) await service.routes?.(app);
  addControl(app, services);

  app.server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!services.some((service) => service.upgrade?.(request, socket, head))) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    }
  });

  return {
    app,
    async listen() {
      await app.listen({ port, host: '127.0.0.1' });
      return (app.server.address() as AddressInfo).port;
    },
    async stop() {
      await Promise.all(services.map((service) => service.stop()));
      await app.close();
    },
  };
}

const LONGEST_REST_MS = 5_000;

/**
 * A client that is still sending a body which is too large doesn't read the answer: its connection would end without
 * one. So what it sends is thrown away first.
 */
function letBodiesEnd(app: FastifyInstance): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (reply.statusCode !== 413 || raw.complete) return;
    raw.resume();
    await Promise.race([once(raw, 'end'), pause(LONGEST_REST_MS, undefined, { ref: false })]);
  });
}

function addControl(app: FastifyInstance, services: readonly EmulatedService[]): void {
  app.get('/__control/inspect', () =>
    Object.fromEntries(services.map((service) => [service.name, service.inspect?.() ?? null])),
  );
  app.post('/__control/reset', async () => {
    for (const service of services) await service.reset?.();
    return {};
  });
  app.post('/__control/:service/:verb', async (request, reply) => {
    const { service, verb } = request.params as { service: string; verb: string };
    const act = services.find((each) => each.name === service)?.control?.[verb];
    if (!act) return reply.code(404).send({ message: `No control verb '${service}/${verb}'.` });
    return (await act(request.body)) ?? {};
  });
}
