import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { Problem } from '@video-escalation/contracts/http/problems';

/** Fastify's own request lines carry raw addresses: `addRequestLog` writes route patterns instead. */
export function loggerOptions(level: string, stream?: { write(line: string): void }) {
  return {
    level,
    base: { service: 'api' },
    serializers: {
      req: (request: { id: string; method: string }) => ({
        id: request.id,
        method: request.method,
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
      err: (error: unknown) => describeError(error),
    },
    ...(stream ? { stream } : {}),
  } satisfies FastifyServerOptions['logger'];
}

/** One line a request: what was asked by pattern, how it ended, how long it took; ids only. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { problem } = request;
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(request.callerId === null ? {} : { caller: request.callerId }),
      ...(problem ? { problem: problem.code } : {}),
    };
    if (problem && problem.status >= 500) {
      request.log.error({ ...line, err: problem }, 'request failed');
    } else {
      request.log.info(line, 'request');
    }
    done();
  });
}

interface ErrorLine {
  type: string;
  message: string;
  stack: string;
  [more: string]: unknown;
}

/**
 * What may be said of an error. Vendors' messages repeat what they were sent (names, addresses, tokens), so only
 * the messages of our own problems, of the language's own errors and of failed system calls pass.
 */
export function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, syscall, $metadata, cause } = error as Error & {
    code?: unknown;
    syscall?: unknown;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  const isSafe =
    error instanceof Problem ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError ||
    syscall !== undefined;
  return {
    type: error.name,
    message: isSafe ? scrub(error.message) : '',
    ...(typeof code === 'string' ? { code } : {}),
    ...($metadata ? { awsStatus: $metadata.httpStatusCode, awsRequest: $metadata.requestId } : {}),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join('\n'),
    ...(cause === undefined || depth > 3 ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

/** Takes out what looks like an e-mail address or a token. */
export function scrub(text: string): string {
  return text
    .replace(/[^\s@'"<>]+@[^\s@'"<>]+/g, '[e-mail]')
    .replace(/\b[A-Za-z0-9_+/=-]{24,}(\.[A-Za-z0-9_+/=-]+)*/g, '[token]');
}
