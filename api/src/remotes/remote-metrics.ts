import type { RemoteFailure, RemoteMount } from '@video-escalation/contracts/http/telemetry';
import { Counter, Histogram, type Metric } from 'prom-client';

/** Pages may say any name and version; beyond so many pairs of them, each process counts the rest as one. */
const MOST_RELEASES = 100;
const OTHER = 'other';

export interface RemoteMetrics {
  readonly metrics: readonly Metric[];
  failed(failure: RemoteFailure): void;
  mounted(mount: RemoteMount): void;
}

export function createRemoteMetrics(): RemoteMetrics {
  const failures = new Counter({
    name: 'remote_failures_total',
    help: 'What went wrong with remotes on agents’ pages.',
    labelNames: ['remote', 'version', 'phase', 'outcome'],
    registers: [],
  });
  const loads = new Histogram({
    name: 'remote_load_seconds',
    help: 'From the first request for a remote until it was mounted.',
    labelNames: ['remote', 'version'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 4, 8, 16],
    registers: [],
  });
  const labelsOf = createReleaseLabels(MOST_RELEASES);
  return {
    metrics: [failures, loads],
    failed: (failure) =>
      failures.inc({ ...labelsOf(failure), phase: failure.phase, outcome: failure.outcome }),
    mounted: (mount) => loads.observe(labelsOf(mount), mount.loadMs / 1000),
  };
}

interface ReleaseLabels {
  readonly remote: string;
  readonly version: string;
}

/** The first `most` releases keep their names, however many are made up after them. */
function createReleaseLabels(most: number) {
  const known = new Set<string>();
  return ({ remote, version }: ReleaseLabels): ReleaseLabels => {
    const release = `${remote} ${version}`;
    if (known.has(release)) return { remote, version };
    if (known.size >= most) return { remote: OTHER, version: OTHER };
    known.add(release);
    return { remote, version };
  };
}
