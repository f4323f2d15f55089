import type { EdgeRefusal, EdgeRequest } from '../request.ts';

/** One line of the edge's log; without query and headers, which may hold secrets. */
export function refusalLine(
  { by, rule, status }: EdgeRefusal,
  request: Pick<EdgeRequest, 'method' | 'path' | 'address' | 'bodyBytes'>,
  at: Date,
): string {
  const { method, path, address, bodyBytes } = request;
  return JSON.stringify({
    at: at.toISOString(),
    ...{ by, rule, status, method, path, address, bodyBytes },
  });
}
