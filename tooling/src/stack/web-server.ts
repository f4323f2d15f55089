import fastifyStatic from '@fastify/static';
import type { RegistryKey } from '@video-escalation/contracts/remotes/registry';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { join } from 'node:path';
import { repository } from '../paths.ts';
import { REGISTRY_KEY } from '../release/history.ts';
import type { ReleaseStore } from '../release/ports.ts';
import { isRemote, webPackageNames, type WebPackageName } from '../web/packages.ts';
import type { PageEdge } from '../edge/pages/page-edge.ts';
import { portOf, type Addresses } from './addresses.ts';
import { customerSiteConfig, workspaceConfig } from './page-configs.ts';

const YEAR_S = 31_536_000;

export interface Released {
  /** The release bucket. */
  readonly store: ReleaseStore;
  /** Whose signature the workspace takes. */
  readonly registryKeys: readonly RegistryKey[];
  /** What the distributions do for each package. */
  readonly edgeOf: (name: WebPackageName) => PageEdge;
}

export interface WebServers {
  /** Serves another build of the shell from now on, as its deployment would. */
  deployShell(dist: string): Promise<void>;
  stop(): Promise<void>;
}

/** Serves what was built and what was released as a content delivery network would: each package at its own origin. */
export async function startWebServers(
  addresses: Addresses,
  released: Released,
): Promise<WebServers> {
  const servers = new Map<WebPackageName, FastifyInstance>();
  async function serve(name: WebPackageName, dist: string): Promise<void> {
    await servers.get(name)?.close();
    const server = webServer({ name, dist }, addresses, released);
    servers.set(name, server);
    await server.listen({ port: portOf(addresses.web[name]!), host: '127.0.0.1' });
  }
  await Promise.all(webPackageNames.map((name) => serve(name, join(repository, name, 'dist'))));
  return {
    deployShell: (dist) => serve('shell', dist),
    stop: async () => void (await Promise.all([...servers.values()].map((each) => each.close()))),
  };
}

interface Served {
  readonly name: WebPackageName;
  /** Where a page's files are; a remote's are in the release bucket. */
  readonly dist: string;
}

function webServer(served: Served, addresses: Addresses, released: Released): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const edge = released.edgeOf(served.name);
  app.addHook(
    'onSend',
    async (request, reply) => void reply.headers(edge.headersAt(pathOf(request))),
  );
  if (isRemote(served.name)) serveRemote(app, released.store);
  else servePage(app, served, addresses, released);
  return app;
}

/** Out of the release bucket; only pages that are meant to load it may read it across origins. */
function serveRemote(app: FastifyInstance, store: ReleaseStore): void {
  app.get('/*', async (request, reply) => {
    void reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    return sendObject(store, decodeURIComponent(pathOf(request).slice(1)), reply);
  });
}

async function sendObject(
  store: ReleaseStore,
  key: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // A remote's bare address names nothing, and S3 takes no empty key.
  const found = key === '' ? undefined : await store.get(key);
  if (!found) return sendMissing(reply);
  const { body, contentType, cacheControl } = found;
  return reply.header('cache-control', cacheControl).type(contentType).send(body);
}

/**
 * S3 answers so to a distribution, which may read objects but not list them (API reference, GetObject). Not remembered:
 * what isn't there yet may be released in a moment.
 */
function sendMissing(reply: FastifyReply): FastifyReply {
  return reply.code(403).header('cache-control', 'no-store').send();
}

const pathOf = ({ url }: FastifyRequest) => url.split('?')[0]!;

const immutable = `public, max-age=${YEAR_S}, immutable`;

function servePage(
  app: FastifyInstance,
  { name, dist }: Served,
  addresses: Addresses,
  { store, registryKeys, edgeOf }: Released,
): void {
  app.register(fastifyStatic, {
    root: dist,
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.header('cache-control', path.endsWith('.html') ? 'no-cache' : immutable),
  });
  const isWorkspace = name === 'shell';
  const config = isWorkspace
    ? workspaceConfig(addresses, registryKeys)
    : customerSiteConfig(addresses);
  app.get('/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(config),
  );
  if (isWorkspace)
    app.get('/registry.json', (_request, reply) => sendObject(store, REGISTRY_KEY, reply));
  // Deep links (`/recordings/<meeting>`) are the page's own business.
  const edge = edgeOf(name);
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && edge.fileAt(pathOf(request)) === '/index.html';
    return isPage
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : sendMissing(reply);
  });
}
