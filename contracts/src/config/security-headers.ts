/** Where a page may go, besides its own origin. */
export interface PageOrigins {
  /** Origins that scripts and styles come from (the remotes). */
  readonly scripts: readonly string[];
  /** Origins that are called or kept open (api, sign-in, chat and meeting sockets). */
  readonly connect: readonly string[];
  readonly frames: readonly string[];
  /** Origins that pictures and sound are played from (the recordings' storage). */
  readonly media?: readonly string[];
  /** Origins that a form may be posted to (federated sign-in to Amazon Connect). */
  readonly forms: readonly string[];
}

/**
 * The response headers of every page that the product serves, from one place: the local server here and the
 * distribution's headers policy are made of the same data.
 */
export function securityHeaders(origins: PageOrigins): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(origins),
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    // The CCP's login opens a window that must be able to answer.
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'permissions-policy': `camera=(self), microphone=(self ${quoted(origins.frames)}), display-capture=(self), geolocation=()`,
  };
}

function contentSecurityPolicy(origins: PageOrigins): string {
  const { scripts, connect, frames, forms, media = [] } = origins;
  const own = (extra: readonly string[]) => ["'self'", ...extra].join(' ');
  return Object.entries({
    'default-src': "'none'",
    'script-src': own(scripts),
    'style-src': own(scripts),
    // Silent renewal and manifests of the remotes are fetched, not only run.
    'connect-src': own([...scripts, ...connect]),
    'img-src': own(['data:', 'blob:', ...scripts]),
    'media-src': own(['blob:', ...media]),
    'font-src': own([]),
    'worker-src': own(['blob:']),
    'frame-src': own(frames),
    'form-action': own(forms),
    'base-uri': "'none'",
    'object-src': "'none'",
    // Its own silent-renewal frame only.
    'frame-ancestors': "'self'",
    'manifest-src': "'self'",
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

function quoted(origins: readonly string[]): string {
  return origins.map((origin) => `"${origin}"`).join(' ');
}
