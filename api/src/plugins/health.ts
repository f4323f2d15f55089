import type { FastifyInstance } from 'fastify';

/** What this service can't do without, by name; a check throws while its part is missing. */
export type Parts = Readonly<Record<string, () => Promise<void>>>;

/** `/healthz`: this process lives. `/readyz`: what it needs answers too. */
export function addHealth(app: FastifyInstance, parts: Parts): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    const states = await Promise.all(
      Object.entries(parts).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const isReady = states.every(([, state]) => state === 'ok');
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready', parts: Object.fromEntries(states) });
  });
}

async function stateOf(check: () => Promise<void>): Promise<'ok' | 'unreachable'> {
  try {
    await check();
    return 'ok';
  } catch {
    return 'unreachable';
  }
}
