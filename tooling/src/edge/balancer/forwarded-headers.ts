/** What the listener adds to a request on its way to a target. */
export interface Forwarding {
  /** Of the caller, as the balancer sees it. */
  readonly address: string;
  /** Host header of the request, by the name that the balancer knows. */
  readonly host: string;
  readonly protocol: string;
  readonly port: number;
  readonly dropsInvalidNames: boolean;
}

/** They hold between two neighbours only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;
/** `routing.http.drop_invalid_header_fields.enabled` (user guide, "Load balancer attributes"). */
const VALID_NAME = /^[-A-Za-z0-9]+$/;
/** Replaced by what the balancer knows itself. */
const REPLACED = /^(host|x-forwarded-(for|proto|port))$/i;

/**
 * Headers of a request as the balancer forwards them: names and values in turn. X-Forwarded-For is appended to,
 * the default of `routing.http.xff_header_processing.mode`.
 */
export function forwardedHeaders(rawHeaders: readonly string[], forwarding: Forwarding): string[] {
  const pairs = pairsOf(rawHeaders);
  const before = pairs.filter(([name]) => /^x-forwarded-for$/i.test(name)).map(([, each]) => each);
  const kept = pairs.filter(
    ([name]) =>
      !HOP_BY_HOP.test(name) &&
      !REPLACED.test(name) &&
      (!forwarding.dropsInvalidNames || VALID_NAME.test(name)),
  );
  return [
    ...['Host', forwarding.host],
    ...kept.flat(),
    ...['X-Forwarded-For', [...before, forwarding.address].join(', ')],
    ...['X-Forwarded-Proto', forwarding.protocol.toLowerCase()],
    ...['X-Forwarded-Port', String(forwarding.port)],
  ];
}

/** Headers of a target's answer as they go on to the caller. */
export function answeredHeaders(rawHeaders: readonly string[]): string[] {
  return pairsOf(rawHeaders)
    .filter(([name]) => !HOP_BY_HOP.test(name))
    .flat();
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1]!]] : [],
  );
}
