import { LARGEST_BODY_BYTES } from '@video-escalation/contracts/http/endpoint';
import type { RemoteTelemetry } from '@video-escalation/contracts/http/telemetry';
import type { SlotReport } from './slot.model.ts';
import type { After } from './time-limit.ts';

export interface RemoteReporterDeps {
  readonly send: (body: RemoteTelemetry) => Promise<unknown>;
  readonly after: After;
  /** One for each page that was opened (W3C Trace Context). */
  readonly traceId: string;
}

export interface RemoteReporter {
  failed(remote: string, report: SlotReport): void;
  mounted(remote: string, mount: { readonly version: string; readonly loadMs: number }): void;
}

/** Soon, because a page that closes can send nothing any more: bearer tokens travel with no beacon. */
const WITHIN_MS = 2_000;
const RETRY_AFTER_MS = 15_000;
/** What the contract takes of a kind. */
const AT_MOST = 20;
const ERROR_LENGTH = 300;

/** Tells the api how the remotes fare. Nothing that fails here may be felt on the page. */
export function createRemoteReporter(deps: RemoteReporterDeps): RemoteReporter {
  let { failures, mounts } = nothing();
  let isWaiting = false;

  /** What no longer fits is left out: the firewall would refuse all of it. */
  function add(next: RemoteTelemetry): void {
    if (!isTaken(next)) return;
    ({ failures, mounts } = next);
    flushSoon();
  }

  function flushSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    deps.after(WITHIN_MS, flush);
  }

  function flush(): void {
    const body = { failures, mounts };
    isWaiting = false;
    ({ failures, mounts } = nothing());
    deps.send(body).catch(() => {
      deps.after(RETRY_AFTER_MS, () => void deps.send(body).catch(() => undefined));
    });
  }

  return {
    failed(remote, { version, phase, outcome, error }) {
      const what = textOf(error);
      const failure = { remote, version, phase, outcome, error: what, traceId: deps.traceId };
      add({ failures: [...failures, failure], mounts });
    },
    mounted(remote, { version, loadMs }) {
      const mount = { remote, version, loadMs: Math.max(0, Math.round(loadMs)) };
      add({ failures, mounts: [...mounts, mount] });
    },
  };
}

const nothing = (): RemoteTelemetry => ({ failures: [], mounts: [] });

function isTaken(body: RemoteTelemetry): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(body)).length;
  const longest = Math.max(body.failures.length, body.mounts.length);
  return longest <= AT_MOST && bytes <= LARGEST_BODY_BYTES;
}

/** 32 hexadecimal digits. */
export function createTraceId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** Class and first line of what is at the bottom of it. */
export function textOf(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  const text = root instanceof Error ? `${root.name}: ${root.message}` : String(root);
  return text.split('\n', 1)[0]!.slice(0, ERROR_LENGTH);
}
