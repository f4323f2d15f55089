import { Problem, problems, type ProblemCode } from '@video-escalation/contracts/http/problems';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { explainMisfit } from './misfit.ts';

/** Turns every failure into `application/problem+json` (RFC 9457); the reasons behind a 5xx stay in the log. */
export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(toProblem(error), request, reply));
  app.setNotFoundHandler((request, reply) =>
    answer(new Problem('request/unknown-address'), request, reply),
  );
}

/** The problem as a document; a 5xx never shows its detail. */
export function toDocument(problem: Problem, requestId: string) {
  const { code, status, detail } = problem;
  return {
    type: `urn:problem:${code.replace('/', ':')}`,
    title: problems[code].title,
    status,
    code,
    ...(detail !== undefined && status < 500 ? { detail } : {}),
    instance: requestId,
  };
}

export function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  request.problem = problem;
  if (problem.retryAfterS !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(problem.retryAfterS)));
  }
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  // A body that was too large may still be on its way: the connection can't carry another request.
  if (problem.status === 413) reply.header('connection', 'close');
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(toDocument(problem, request.id)));
}

const byStatus: Partial<Record<number, ProblemCode>> = {
  404: 'request/unknown-address',
  413: 'request/too-large',
  415: 'request/unsupported-media-type',
  429: 'request/too-many',
};

/** Fastify's own 4xx have codes that begin with FST_; whatever else comes is our fault. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { validation, validationContext, statusCode, code } = error as Partial<FastifyError>;
  if (validation) {
    return new Problem('request/invalid', explainMisfit(validation, validationContext), {
      cause: error,
    });
  }
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500) {
    return new Problem(byStatus[statusCode] ?? 'request/invalid', sentences[code], {
      cause: error,
    });
  }
  return new Problem('server/failed', undefined, { cause: error });
}

const sentences: Partial<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send a JSON object.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send a JSON object.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'Send at most 8 kB.',
};
