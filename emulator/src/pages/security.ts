export interface PagePolicy {
  /** Origins that may show the page in a frame; none by default. */
  readonly frameAncestors?: readonly string[];
  /** Origins, beside the page's own, that a form may end up at: browsers check redirects too. */
  readonly formTargets?: readonly string[];
  readonly worker?: boolean;
  readonly media?: boolean;
}

const list = (sources: readonly string[]) => (sources.length ? sources.join(' ') : "'none'");

/** Headers of a page that runs only its own files: nothing inline, nothing evaluated. */
export function securityHeaders(policy: PagePolicy = {}): Record<string, string> {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    // Covers this server's sockets too (CSP level 3).
    "connect-src 'self'",
    ...(policy.worker ? ["worker-src 'self'"] : []),
    ...(policy.media ? ["media-src 'self' blob: mediastream:"] : []),
    `form-action ${list(["'self'", ...(policy.formTargets ?? [])])}`,
    `frame-ancestors ${list(policy.frameAncestors ?? [])}`,
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': directives.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}
