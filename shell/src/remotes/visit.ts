import type { Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { SlotError } from './slot-error.ts';
import { withTimeLimit, type After } from './time-limit.ts';

/** A remote's own piece of the page; each try gets a fresh one. */
export interface Place {
  readonly element: HTMLElement;
  /** Told when the remote's content is gone though nobody unmounted it. */
  onEmptied(listener: () => void): void;
  remove(): void;
}

export interface VisitDeps {
  /** A new door to the bus and all else that the remote may use; `leave` says how many listeners it took away. */
  readonly enter: () => { readonly host: RemoteHost; leave(): number };
  readonly openPlace: () => Place;
  readonly after: After;
  /** The content fell off the page. */
  readonly onEmptied: () => void;
  /** It is gone, but not as it should. */
  readonly onBadEnd: (error: unknown) => void;
}

export interface Visit {
  readonly mounted: Promise<void>;
  /** At any time, even while `mount` hasn't answered yet. */
  undo(): Promise<void>;
}

const MOUNT_LIMIT_MS = 10_000;

export function openVisit(remote: Remote, deps: VisitDeps): Visit {
  const { host, leave } = deps.enter();
  const place = deps.openPlace();
  const { name } = remote.manifest;
  let isUndone = false;
  let isMounted = false;
  const mounting = (async () => remote.mount(place.element, host))();

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
    place.remove();
  }

  const late = () => new SlotError('too-slow', 'mount', `${name} took too long to mount.`);
  const mounted = withTimeLimit(mounting, MOUNT_LIMIT_MS, deps.after, late).then(
    () => {
      isMounted = true;
      if (!isUndone) place.onEmptied(() => !isUndone && deps.onEmptied());
    },
    (cause: unknown) => {
      void undo();
      if (cause instanceof SlotError) throw cause;
      throw new SlotError('broken', 'mount', `${name} failed to mount.`, { cause });
    },
  );
  return { mounted, undo };
}
