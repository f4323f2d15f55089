import type { MountedRemote, Remote, RemoteHost } from '@video-escalation/contracts/remote';
import { isServed } from './bus-range.ts';
import type { RemoteSource } from './registry.ts';
import { withTimeLimit, type After } from './time-limit.ts';

export type SlotFailure = 'unreachable' | 'too-slow' | 'incompatible' | 'broken' | 'crashed';

export type SlotState =
  | { readonly state: 'loading' }
  | { readonly state: 'mounted'; readonly version: string }
  | { readonly state: 'failed'; readonly reason: SlotFailure };

/** A remote's own piece of the page; each try gets a fresh one. */
export interface Place {
  readonly element: HTMLElement;
  /** Told when the remote's content is gone though nobody unmounted it. */
  onEmptied(listener: () => void): void;
  remove(): void;
}

export interface SlotDeps {
  readonly sources: readonly RemoteSource[];
  readonly load: (source: RemoteSource) => Promise<unknown>;
  /** A new door to the bus and all else that the remote may use; `leave` takes its listeners away. */
  readonly enter: () => { readonly host: RemoteHost; leave(): void };
  readonly busVersion: string;
  readonly after: After;
  readonly onFailure: (error: unknown) => void;
}

export interface Slot {
  subscribe(listener: () => void): () => void;
  getSnapshot(): SlotState;
  /** Loads and mounts; afterwards only `retry` tries again. */
  start(openPlace: () => Place): void;
  retry(): void;
  /** Unmounts the remote; nothing of it is left. */
  stop(): Promise<void>;
}

class SlotError extends Error {
  override readonly name = 'SlotError';
  readonly reason: SlotFailure;

  constructor(reason: SlotFailure, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

const LOAD_LIMIT_MS = 10_000;
const MOUNT_LIMIT_MS = 10_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 500;
/** Trying again by itself helps against a network that stumbles, not against a remote that is wrong. */
const passing: readonly SlotFailure[] = ['unreachable', 'too-slow'];

/** Loads one remote into its slot: whatever goes wrong in it stays in it. */
export function createSlot(deps: SlotDeps): Slot {
  const listeners = new Set<() => void>();
  let snapshot: SlotState = { state: 'loading' };
  let openPlace: (() => Place) | undefined;
  let undo: (() => Promise<void>) | undefined;
  let round = 0;

  function set(next: SlotState): void {
    snapshot = next;
    for (const listener of listeners) listener();
  }

  async function run(current: number): Promise<void> {
    const isCurrent = () => current === round;
    for (let attempt = 0; isCurrent(); attempt++) {
      try {
        const version = await attemptOnce(attempt, isCurrent);
        if (isCurrent()) set({ state: 'mounted', version });
        return;
      } catch (error) {
        if (!isCurrent()) return;
        deps.onFailure(error);
        const reason = error instanceof SlotError ? error.reason : 'broken';
        if (attempt + 1 >= TRIES || !passing.includes(reason)) {
          return set({ state: 'failed', reason });
        }
        await new Promise<void>((resolve) => deps.after(FIRST_PAUSE_MS * 2 ** attempt, resolve));
      }
    }
  }

  async function attemptOnce(attempt: number, isCurrent: () => boolean): Promise<string> {
    const source = deps.sources[attempt % deps.sources.length];
    if (!source) throw new SlotError('incompatible', 'The registry has no address for it.');
    const remote = await loadRemote(source, deps);
    if (!isCurrent()) return remote.manifest.version;
    const visit = mountRemote(remote, deps, openPlace!, () => {
      if (!isCurrent()) return;
      void stopCurrent();
      const crash = new SlotError('crashed', `${source.name} took its content off the page.`);
      deps.onFailure(crash);
      set({ state: 'failed', reason: crash.reason });
    });
    undo = visit.undo;
    await visit.mounted;
    return remote.manifest.version;
  }

  async function stopCurrent(): Promise<void> {
    round++;
    const undoNow = undo;
    undo = undefined;
    await undoNow?.();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    start(open) {
      if (openPlace) return;
      openPlace = open;
      void run(++round);
    },
    retry() {
      if (!openPlace || snapshot.state !== 'failed') return;
      set({ state: 'loading' });
      void run(++round);
    },
    stop: stopCurrent,
  };
}

async function loadRemote(source: RemoteSource, deps: SlotDeps): Promise<Remote> {
  const loading = deps.load(source).catch((cause: unknown) => {
    throw new SlotError('unreachable', `${source.manifestUrl} didn't load.`, { cause });
  });
  const late = () => new SlotError('too-slow', `${source.manifestUrl} took too long.`);
  const module = await withTimeLimit(loading, LOAD_LIMIT_MS, deps.after, late);
  const remote = (module as { remote?: Partial<Remote> } | null)?.remote;
  if (typeof remote?.mount !== 'function' || typeof remote.manifest?.bus !== 'string') {
    throw new SlotError(
      'incompatible',
      `${source.name} exposes no \`remote\` with mount and manifest.`,
    );
  }
  refuseMisfit(remote as Remote, source, deps.busVersion);
  return remote as Remote;
}

function refuseMisfit({ manifest }: Remote, source: RemoteSource, busVersion: string): void {
  const expected = source.release;
  if (expected && manifest.version !== expected.version) {
    throw new SlotError(
      'incompatible',
      `${source.name} says it is ${manifest.version}; the registry says ${expected.version}.`,
    );
  }
  if (!isServed(manifest.bus, busVersion)) {
    throw new SlotError(
      'incompatible',
      `${source.name} needs bus ${manifest.bus}; this shell speaks ${busVersion}.`,
    );
  }
}

/** The visit can be undone at any time, even while `mount` hasn't answered yet. */
function mountRemote(
  remote: Remote,
  deps: SlotDeps,
  openPlace: () => Place,
  onCrash: () => void,
): { mounted: Promise<MountedRemote>; undo: () => Promise<void> } {
  const { host, leave } = deps.enter();
  const place = openPlace();
  let isUndone = false;
  const mounting = (async () => remote.mount(place.element, host))();

  async function undo(): Promise<void> {
    if (isUndone) return;
    isUndone = true;
    leave();
    // One that never finished mounting must not hold up the rest; it is unmounted when it does.
    const unmounting = mounting.then((mounted) => mounted.unmount()).catch(deps.onFailure);
    const late = () => new Error(`${remote.manifest.name} is slow to unmount.`);
    await withTimeLimit(unmounting, MOUNT_LIMIT_MS, deps.after, late).catch(deps.onFailure);
    place.remove();
  }

  const late = () => new SlotError('too-slow', `${remote.manifest.name} took too long to mount.`);
  const mounted = withTimeLimit(mounting, MOUNT_LIMIT_MS, deps.after, late).catch(
    (error: unknown) => {
      void undo();
      throw error;
    },
  );
  void mounted.then(
    () => place.onEmptied(() => !isUndone && onCrash()),
    () => undefined,
  );
  return { mounted, undo };
}
