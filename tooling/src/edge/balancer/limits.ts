const KILOBYTE = 1_024;
/** User guide of Application Load Balancers, "Quotas": limits that cannot be changed. */
const LARGEST_LINE = 16 * KILOBYTE;
export const LARGEST_HEADERS = 64 * KILOBYTE;
const MOST_FORWARDERS = 30;

export interface RawRequest {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

/** The status that the balancer answers by itself; undefined: the request is within its limits. */
export function beyondLimits({ method, url, rawHeaders }: RawRequest): number | undefined {
  const requestLine = `${method} ${url} HTTP/1.1`;
  const lines = headerLines(rawHeaders);
  const sizes = [requestLine, ...lines].map((line) => Buffer.byteLength(line));
  if (Math.max(...sizes) > LARGEST_LINE) return 400;
  if (sizes.slice(1).reduce((sum, each) => sum + each, 0) > LARGEST_HEADERS) return 400;
  return forwarders(rawHeaders) > MOST_FORWARDERS ? 463 : undefined;
}

function headerLines(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]!}`] : [],
  );
}

function forwarders(rawHeaders: readonly string[]): number {
  const values = rawHeaders.filter(
    (_value, index) => index % 2 === 1 && /^x-forwarded-for$/i.test(rawHeaders[index - 1]!),
  );
  return values.flatMap((each) => each.split(',')).length;
}
