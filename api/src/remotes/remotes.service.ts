import type {
  RemoteFailure,
  RemoteMount,
  RemoteTelemetry,
} from '@video-escalation/contracts/http/telemetry';
import { Problem } from '@video-escalation/contracts/http/problems';
import type { RateLimits } from '../contacts/start-limits.ts';
import { hashOf } from '../http/secrets.ts';
import { masked } from './masked.ts';
import type { RemoteMetrics } from './remote-metrics.ts';

/** A page gathers what it saw: a few reports a minute are a page in trouble, more is a page gone wild. */
const REPORTS_PER_AGENT_PER_MINUTE = 30;

export interface RemotesOptions {
  readonly limits: RateLimits;
  readonly metrics: Pick<RemoteMetrics, 'failed' | 'mounted'>;
  /** Told of each failure, in words that name nobody. */
  readonly onFailure: (failure: RemoteFailure) => void;
  readonly onMount: (mount: RemoteMount) => void;
}

export type Remotes = ReturnType<typeof createRemotes>;

/** What agents' pages tell of their remotes. Nothing of it is kept here: it goes to the log and the metrics. */
export function createRemotes({ limits, metrics, onFailure, onMount }: RemotesOptions) {
  return {
    /** @throws Problem request/too-many */
    async report(username: string, { failures, mounts }: RemoteTelemetry): Promise<void> {
      const retryAfterS = await limits.hit(
        `remotes:${hashOf(username)}`,
        REPORTS_PER_AGENT_PER_MINUTE,
      );
      if (retryAfterS !== undefined) {
        throw new Problem('request/too-many', undefined, { retryAfterS });
      }
      for (const failure of failures) {
        metrics.failed(failure);
        onFailure({ ...failure, error: masked(failure.error) });
      }
      for (const mount of mounts) {
        metrics.mounted(mount);
        onMount(mount);
      }
    },
  };
}
