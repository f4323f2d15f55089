import type { RuntimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { MediaRegions } from './escalation.ts';

const NEAREST_LIMIT_MS = 3_000;

/**
 * The region that the service's own address names as nearest, or null when it doesn't answer in time
 * (Amazon Chime SDK developer guide, "Choosing media regions").
 */
export async function findNearestRegion(
  url: string,
  request: typeof fetch = fetch,
): Promise<string | null> {
  try {
    const response = await request(url, { signal: AbortSignal.timeout(NEAREST_LIMIT_MS) });
    const answer = (await response.json()) as { region?: unknown };
    return typeof answer.region === 'string' ? answer.region : null;
  } catch {
    return null;
  }
}

/** The nearest one is taken if the operator allows it. */
export function offerRegions(config: RuntimeConfig, nearest: string | null): MediaRegions {
  const allowed = nearest !== null && config.mediaRegions.includes(nearest) ? nearest : null;
  return {
    choices: config.mediaRegions,
    nearest: allowed,
    chosen: allowed ?? config.defaultMediaRegion,
  };
}
