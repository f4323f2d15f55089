import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { After } from './time-limit.ts';

export interface RegistryWatchDeps {
  readonly read: () => Promise<RemoteRegistry>;
  readonly after: After;
  /** Between two looks. A failure doubles it, up to eight times as long. */
  readonly pauseMs: number;
  /** 0 to 1, so that a floor of agents doesn't ask in the same second. */
  readonly random: () => number;
  /** A page that nobody sees and that has no call doesn't ask. */
  readonly isAwake: () => boolean;
  readonly onRead: (registry: RemoteRegistry) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** The longest pause is so many times the usual one. */
const LONGEST_PAUSES = 8;
const JITTER = 0.2;

/** Reads the registry again and again; a failure doubles the pause. Returns what stops it. */
export function watchRegistry(deps: RegistryWatchDeps): () => void {
  let isStopped = false;
  let pauses = 1;
  let cancel = wait();

  function wait(): () => void {
    const jitter = 1 + JITTER * (2 * deps.random() - 1);
    return deps.after(pauses * deps.pauseMs * jitter, () => void look());
  }

  async function look(): Promise<void> {
    if (deps.isAwake()) await readOnce();
    if (!isStopped) cancel = wait();
  }

  async function readOnce(): Promise<void> {
    try {
      const registry = await deps.read();
      pauses = 1;
      if (!isStopped) deps.onRead(registry);
    } catch (error) {
      pauses = Math.min(pauses * 2, LONGEST_PAUSES);
      deps.onTrouble(error);
    }
  }

  return () => {
    isStopped = true;
    cancel();
  };
}
