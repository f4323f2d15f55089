import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/**
 * One emulated vendor service. The host gives each its own path prefix, its own sockets and its own
 * corner of `/__control`; services meet only through what the composition root passes them.
 */
export interface EmulatedService {
  /** Also the name of its corner of `/__control/<name>/…`. */
  readonly name: string;
  /** Adds the service's HTTP routes. Paths are absolute (`/connect/…`), so that the host shows no magic. */
  routes?(app: FastifyInstance): void | Promise<void>;
  /** Takes a WebSocket upgrade if its path is this service's; false leaves it to the next one. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Test-only verbs: `POST /__control/<name>/<verb>` with a JSON body; the answer is the JSON reply. */
  control?: Readonly<Record<string, (body: unknown) => unknown>>;
  /** What the guide page at `/` shows live; small, ids and states only. */
  inspect?(): unknown;
  /** Back to the state after start: contacts gone, meetings ended, agents offline. */
  reset?(): void | Promise<void>;
  /** Stops timers, sockets and media; the process can end afterwards. */
  stop(): Promise<void>;
}
