import cors from '@fastify/cors';
import type { Endpoint } from '@video-escalation/contracts/http/endpoint';
import type { FastifyInstance } from 'fastify';

export interface SecurityOptions {
  readonly endpoints: readonly Endpoint[];
  readonly agentOrigins: readonly string[];
  readonly customerOrigins: readonly string[];
}

/**
 * For answers that are never shown as a page: what helmet 8 sets. The same for every answer, hence written down once
 * and not put together anew for each one, which took a twentieth of the time of a redemption.
 */
const HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  // The filter that it governs did harm where it still exists.
  'x-xss-protection': '0',
};

/** Headers for an api that is never shown as a page, and an allow-list of the pages that may call it. */
export async function addSecurity(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
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
  const originsOf = (path: string): readonly string[] => {
    const found = patterns.find(({ pattern }) => pattern.test(path))?.endpoint;
    if (!found) return everyone;
    if (found.caller === 'agent') return agentOrigins;
    // Recorders and AWS's own services are no pages.
    if (found.caller === 'machine' || path.startsWith('/v1/recorder/')) return [];
    // The only public call of customers alone is the start of a contact; the rest every page may read.
    const isForCustomers = found.caller === 'customer' || found.method !== 'GET';
    return isForCustomers ? customerOrigins : everyone;
  };
  // Asked for each request: the addresses without parameters are looked up once.
  const fixed = endpoints.flatMap(({ path }) => (path.includes(':') ? [] : [path]));
  const known = new Map(fixed.map((path) => [path, originsOf(path)]));
  return (url) => {
    const path = url.split('?')[0] ?? '';
    return known.get(path) ?? originsOf(path);
  };
}
