import type { RemoteSource } from './sources.ts';

export const DEVELOPERS = 'developers';

export interface OverrideRules {
  /** Query of the page's address. */
  readonly search: string;
  readonly groups: readonly string[];
  readonly allowedOrigins: readonly string[];
}

/**
 * A developer's own build in place of the registry's: `?remote.video=http://localhost:3002/mf-manifest.json`.
 * Only for members of `developers`, and only from origins that the operator listed.
 */
export function overrideOf(name: string, rules: OverrideRules): RemoteSource | undefined {
  const key = `remote.${name.replace(/^mfe-/, '')}`;
  const url = URL.parse(new URLSearchParams(rules.search).get(key) ?? '');
  if (!url || !rules.groups.includes(DEVELOPERS)) return undefined;
  if (!rules.allowedOrigins.includes(url.origin)) return undefined;
  return { name, manifestUrl: url.href, release: undefined };
}
