import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { repository } from '../paths.ts';
import { isRemote, remotePath, webPackageNames, type WebPackageName } from '../web/packages.ts';
import { readRelease } from '../web/release.ts';
import { isPageAddress } from '@video-escalation/contracts/config/page-address';
import {
  customerSiteOrigins,
  workspaceOrigins,
} from '@video-escalation/contracts/config/page-places';
import {
  securityHeaders,
  type PageOrigins,
} from '@video-escalation/contracts/config/security-headers';
import { portOf, type Addresses } from './addresses.ts';
import { customerSiteConfig, remoteRegistry, workspaceConfig } from './page-configs.ts';
import { pagePlaces } from './page-places.ts';

const YEAR_S = 31_536_000;

/** Serves what was built as a content delivery network would: each package at its own origin. */
export async function startWebServers(addresses: Addresses): Promise<{ stop(): Promise<void> }> {
  const servers = webPackageNames.map((name) => webServer(name, addresses));
  await Promise.all(
    webPackageNames.map((name, index) =>
      servers[index]!.listen({ port: portOf(addresses.web[name]), host: '127.0.0.1' }),
    ),
  );
  return { stop: async () => void (await Promise.all(servers.map((server) => server.close()))) };
}

function webServer(name: WebPackageName, addresses: Addresses): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const headers = securityHeaders(originsOf(name, addresses));
  app.addHook('onSend', async (_request, reply) => void reply.headers(headers));
  if (isRemote(name)) serveRemote(app, name);
  else servePage(app, name, addresses);
  return app;
}

/** A version's folder never changes; only pages that are meant to load it may read it across origins. */
function serveRemote(app: FastifyInstance, name: WebPackageName): void {
  app.register(fastifyStatic, {
    root: join(repository, name, 'dist'),
    prefix: remotePath(name, readRelease(name).version),
    // A local build keeps its version while it changes: the manifest must not be remembered.
    setHeaders: (response, path) => {
      response.header('access-control-allow-origin', '*');
      response.header('cross-origin-resource-policy', 'cross-origin');
      response.header('cache-control', path.endsWith('.json') ? 'no-cache' : immutable);
    },
    cacheControl: false,
  });
}

const immutable = `public, max-age=${YEAR_S}, immutable`;

function servePage(app: FastifyInstance, name: WebPackageName, addresses: Addresses): void {
  app.register(fastifyStatic, {
    root: join(repository, name, 'dist'),
    cacheControl: false,
    setHeaders: (response, path) =>
      void response.header('cache-control', path.endsWith('.html') ? 'no-cache' : immutable),
  });
  // Read at each request: a rebuild of a remote beside a running stack changes what may run.
  const files: Record<string, () => unknown> =
    name === 'shell'
      ? {
          '/config.json': () => workspaceConfig(addresses),
          '/registry.json': () => remoteRegistry(addresses),
        }
      : { '/config.json': () => customerSiteConfig(addresses) };
  for (const [path, content] of Object.entries(files)) {
    app.get(path, (_request, reply) => reply.header('cache-control', 'no-cache').send(content()));
  }
  // Deep links (`/recordings/<meeting>`) are the page's own business.
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && isPageAddress(request.url.split('?')[0]!);
    return isPage
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : reply.code(404).send();
  });
}

function originsOf(name: WebPackageName, addresses: Addresses): PageOrigins {
  const places = pagePlaces(addresses);
  return name === 'customer-site' ? customerSiteOrigins(places) : workspaceOrigins(places);
}
