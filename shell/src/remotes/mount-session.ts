import type { Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { SlotError } from './slot-error.ts';
import { withTimeLimit, type After } from './time-limit.ts';

/** The element that a remote draws into. Each attempt to mount gets a fresh one. */
export interface Container {
  readonly element: HTMLElement;
  /** Calls the listener when the content disappears although nobody unmounted the remote. */
  onEmptied(listener: () => void): void;
  remove(): void;
}

export interface MountSessionDeps {
  /** A new bus handle and everything else that the remote may use. `leave` returns how many listeners it removed. */
  readonly connect: () => { readonly host: RemoteHost; leave(): number };
  readonly openContainer: () => Container;
  readonly after: After;
  /** The content disappeared from the page. */
  readonly onEmptied: () => void;
  /** The remote was unmounted, but it failed or left something behind. */
  readonly onBadEnd: (error: unknown) => void;
}

export interface MountSession {
  readonly mounted: Promise<void>;
  /** May be called at any time, also while `mount` has not answered yet. */
  undo(): Promise<void>;
}

const MOUNT_LIMIT_MS = 10_000;

export function openMountSession(remote: Remote, deps: MountSessionDeps): MountSession {
  const { host, leave } = deps.connect();
  const container = deps.openContainer();
  const { name } = remote.manifest;
  let isUndone = false;
  let isMounted = false;
  const mounting = (async () => remote.mount(container.element, host))();

  async function undo(): Promise<void> {
    if (isUndone) return;
    isUndone = true;
    // One that never finished mounting must not hold up the rest; it is unmounted when it does.
    if (!isMounted) leave();
    const unmounting = mounting.then(
      (mounted) => mounted.unmount(),
      () => undefined,
    );
    const late = () => new Error(`${name} is slow to unmount.`);
    await withTimeLimit(unmounting, MOUNT_LIMIT_MS, deps.after, late).catch(deps.onBadEnd);
    const left = leave();
    if (left > 0) deps.onBadEnd(new Error(`${name} left ${left} bus listeners behind.`));
    container.remove();
  }

  const late = () => new SlotError('too-slow', 'mount', `${name} took too long to mount.`);
  const mounted = withTimeLimit(mounting, MOUNT_LIMIT_MS, deps.after, late).then(
    () => {
      isMounted = true;
      if (!isUndone) container.onEmptied(() => !isUndone && deps.onEmptied());
    },
    (cause: unknown) => {
      void undo();
      if (cause instanceof SlotError) throw cause;
      throw new SlotError('broken', 'mount', `${name} failed to mount.`, { cause });
    },
  );
  return { mounted, undo };
}
