import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import type { FastifyInstance } from 'fastify';

export interface SecurityOptions {
  readonly endpoints: readonly Endpoint[];
  readonly agentOrigins: readonly string[];
  readonly customerOrigins: readonly string[];
}

/** Headers for an api that is never shown as a page, and an allow-list of the pages that may call it. */
export async function addSecurity(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  const originsOf = createOriginFinder(options);
  await app.register(cors, {
    delegator: (request, callback) => {
      const origins = originsOf(request.url ?? '');
      callback(null, {
        origin: [...origins],
        methods: ['GET', 'POST', 'PUT', 'DELETE'],
        allowedHeaders: ['authorization', 'content-type'],
        exposedHeaders: ['retry-after'],
        maxAge: 600,
        strictPreflight: false,
      });
    },
  });
}

/** A preflight has no route of its own: whose address it asks for is found in the endpoints. */
export function createOriginFinder(options: SecurityOptions): (url: string) => readonly string[] {
  const { endpoints, agentOrigins, customerOrigins } = options;
  const everyone = [...new Set([...agentOrigins, ...customerOrigins])];
  const patterns = endpoints.map((endpoint) => ({
    pattern: new RegExp(`^${endpoint.path.replace(/:\w+/g, '[^/]+')}$`),
    endpoint,
  }));
  return (url) => {
    const path = url.split('?')[0] ?? '';
    const found = patterns.find(({ pattern }) => pattern.test(path))?.endpoint;
    if (!found) return everyone;
    if (found.caller === 'agent') return agentOrigins;
    // Recorders and AWS's own services are no pages.
    if (found.caller === 'machine' || path.startsWith('/v1/recorder/')) return [];
    // The only public call of customers alone is the start of a contact; the rest every page may read.
    const isForCustomers = found.caller === 'customer' || found.method !== 'GET';
    return isForCustomers ? customerOrigins : everyone;
  };
}
