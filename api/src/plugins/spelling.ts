import { Problem } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance } from 'fastify';

/**
 * Refuses an address that is spelled in another way than its route, such as `/%6detrics` or `/metrics#x`. The load
 * balancer and the firewall compare the path as it was sent, the router compares it decoded: a path that only the
 * router recognizes would pass rules that are meant for it.
 */
export function addSpelling(app: FastifyInstance): void {
  const spellings = new Map<string, RegExp>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url;
    // No route, or the one of every preflight.
    if (route === undefined || route === '*') return done();
    let spelling = spellings.get(route);
    if (!spelling) spellings.set(route, (spelling = spellingOf(route)));
    const [path = ''] = (request.raw.url ?? '').split('?');
    done(spelling.test(path) ? undefined : new Problem('request/unknown-address'));
  });
}

/** Only the values of parameters and wildcards may be percent-encoded. */
export function spellingOf(route: string): RegExp {
  const parts = route.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '[^#]*';
    return part.startsWith(':') ? '[^/#]+' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
