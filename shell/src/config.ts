import { parse } from '@video-escalation/contracts/config/parse';
import { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';

const TIME_LIMIT_MS = 10_000;

/** Reads where the workspace's parts are. @throws Error when it can't be fetched or doesn't fit. */
export async function loadConfig(fetchFrom: typeof fetch): Promise<WorkspaceConfig> {
  // Same mode as the preload in index.html, else the browser fetches it twice.
  const response = await fetchFrom('/config.json', {
    credentials: 'same-origin',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  return parse(WorkspaceConfig, await response.json(), '/config.json');
}
