import type { FastifyInstance } from 'fastify';
import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type Metric,
} from 'prom-client';

/**
 * `/metrics` for Prometheus: requests by route pattern, problems by code, open event streams, the process itself,
 * and what modules measure.
 */
export function addMetrics(
  app: FastifyInstance,
  openStreams: () => number,
  ofModules: readonly Metric[],
): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const metric of ofModules) registry.registerMetric(metric);
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request; of an event stream, how long it was open.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const problems = new Counter({
    name: 'http_problems_total',
    help: 'Requests that failed, by problem code.',
    labelNames: ['code'],
    registers,
  });
  new Gauge({
    name: 'event_streams_open',
    help: 'Event streams that are open now.',
    registers,
    collect() {
      this.set(openStreams());
    },
  });

  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: String(reply.statusCode),
    };
    durations.observe(labels, reply.elapsedTime / 1000);
    if (request.problem) problems.inc({ code: request.problem.code });
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
