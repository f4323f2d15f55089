import { pino, type Logger } from 'pino';
import { Problem } from '@video-escalation/contracts/http/problems';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export function createLog(level: string): Logger {
  return pino({ level, base: { service: 'recorder' }, serializers: { err: describeError } });
}

interface ErrorLine {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly awsStatus?: number;
  readonly at?: string;
  readonly cause?: ErrorLine;
}

/**
 * What may be said of an error. Messages repeat what was sent (addresses, tokens, names), so only those of our own
 * problems, of plain errors of our own code and of failed system calls pass.
 */
export function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, syscall, $metadata, cause } = error as Error & {
    readonly code?: unknown;
    readonly syscall?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const isOurs = error instanceof Problem || error.constructor === Error || syscall !== undefined;
  const isSafe = isOurs && $metadata === undefined;
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(isSafe ? { message: scrub(error.message) } : {}),
    ...($metadata?.httpStatusCode === undefined ? {} : { awsStatus: $metadata.httpStatusCode }),
    ...(at === undefined ? {} : { at: at.trim() }),
    ...(cause === undefined || depth > 2 ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

/** Takes out what looks like an address, an e-mail address or a token. */
export function scrub(text: string): string {
  return text
    .replace(/\b\w+:\/\/\S+/g, '[address]')
    .replace(/[^\s@'"<>]+@[^\s@'"<>]+/g, '[e-mail]')
    .replace(/\b[A-Za-z0-9_+/=-]{24,}(\.[A-Za-z0-9_+/=-]+)*/g, '[token]');
}
