import type { S3Answer } from './call.ts';
import { S3Error } from './errors.ts';
import type { CorsRule } from './store/records.ts';
import type { Store } from './store/store.ts';

type Header = (name: string) => string | undefined;

/** Patterns may hold one star. */
function matches(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*', 2);
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

function rulesOf(store: Store, bucket: string): readonly CorsRule[] {
  return store.buckets().find(({ record }) => record.name === bucket)?.record.cors ?? [];
}

/** Headers that let a page of the request's origin read the answer; none if the bucket has no rule for it. */
export function corsHeaders(
  store: Store,
  bucket: string,
  method: string,
  header: Header,
  asked: readonly string[] = [],
): Record<string, string> {
  const origin = header('origin');
  if (origin === undefined) return {};
  const rule = rulesOf(store, bucket).find(
    (each) =>
      each.allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      each.allowedMethods.includes(method) &&
      asked.every((name) =>
        each.allowedHeaders?.some((pattern) => matches(pattern.toLowerCase(), name)),
      ),
  );
  if (!rule) return {};
  const isForAll = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(!isForAll && { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposeHeaders && { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** Answers the browser's question before a request; it carries no signature. */
export function preflight(store: Store, bucket: string, header: Header): S3Answer {
  const method = header('access-control-request-method') ?? '';
  const asked = (header('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const headers = corsHeaders(store, bucket, method, header, asked);
  if (!headers['access-control-allow-origin']) {
    throw new S3Error(
      403,
      'AccessForbidden',
      'CORSResponse: This CORS request is not allowed: no rule of the bucket is for this origin, method and these headers.',
    );
  }
  return {
    headers: {
      ...headers,
      ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    },
  };
}
