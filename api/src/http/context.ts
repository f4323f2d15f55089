import type { Problem } from '@video-escalation/contracts/http/problems';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** How this request failed, for the log and the metrics. */
    problem: Problem | null;
    /** `agent:<id>`, `customer:<contact id>`, `recorder:<recording id>` or `machine` once that is proven. */
    callerId: string | null;
  }
}

export function addRequestContext(app: FastifyInstance): void {
  app.decorateRequest('problem', null);
  app.decorateRequest('callerId', null);
}
