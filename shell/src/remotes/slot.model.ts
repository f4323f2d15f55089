import type { RemoteOutcome, RemotePhase } from '@video-escalation/contracts/http/telemetry';
import type { CrashLog } from './crash-log.ts';
import { loadRemote, type LoadDeps } from './load-remote.ts';
import { isCrash, isPassing, SlotError } from './slot-error.ts';
import type { RemoteSource, VersionSources } from './sources.ts';
import {
  openMountSession,
  type Container,
  type MountSession,
  type MountSessionDeps,
} from './mount-session.ts';

export type SlotState =
  | { readonly state: 'loading'; readonly isAfterCrash?: boolean }
  | {
      readonly state: 'mounted';
      readonly version: string;
      /** The version that should run instead: it failed here, so an older one stands in. */
      readonly insteadOf?: string;
    }
  | {
      readonly state: 'failed';
      readonly error: SlotError;
      /** Which version it was, and whose. */
      readonly source: RemoteSource | undefined;
    };

export interface SlotReport {
  readonly version: string;
  readonly phase: RemotePhase;
  readonly outcome: RemoteOutcome;
  readonly error: unknown;
}

export interface SlotDeps extends LoadDeps, Pick<MountSessionDeps, 'connect'> {
  /** At present: another registry changes it. */
  readonly versions: () => readonly VersionSources[];
  readonly log: CrashLog;
  readonly now: () => number;
  /** Until a slot that failed tries again by itself the first time; each failure doubles it, up to eight times as long. */
  readonly recoveryPauseMs: number;
  readonly onFailure: (report: SlotReport) => void;
  readonly onMounted: (mount: { readonly version: string; readonly loadMs: number }) => void;
}

export interface Slot {
  subscribe(listener: () => void): () => void;
  getSnapshot(): SlotState;
  /** Loads and mounts. */
  start(openContainer: () => Container): void;
  /** Tries a failed slot again at once, with any version. */
  retry(): void;
  /** Unmounts what runs and mounts what should run now. */
  renew(): Promise<void>;
  /** A listener of the remote threw; `isInUse` keeps even one that does so again and again. */
  listenerFailed(error: unknown, isInUse: boolean): void;
  /** Unmounts the remote; nothing of it is left. */
  stop(): Promise<void>;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 500;
const LISTENER_THROWS = 3;
/** A version that has run so long is a net for the versions to come. */
const PROVEN_AFTER_MS = 60_000;
/** The longest pause is so many times the first one. */
const LONGEST_RECOVERY_PAUSES = 8;

/** Keeps one remote running in its slot: whatever goes wrong in it stays in it. */
export function createSlot(deps: SlotDeps): Slot {
  const listeners = new Set<() => void>();
  let snapshot: SlotState = { state: 'loading' };
  let openContainer: (() => Container) | undefined;
  let mountSession: MountSession | undefined;
  let round = 0;
  let recoveries = 0;
  let throws = 0;
  let cancelTimer = (): void => undefined;

  function set(next: SlotState): void {
    snapshot = next;
    for (const listener of listeners) listener();
  }

  function begin(isLastResort = false): void {
    cancelTimer();
    void run(++round, isLastResort);
  }

  async function run(current: number, isLastResort: boolean): Promise<void> {
    const isCurrent = () => current === round;
    const all = deps.versions();
    const good = all.filter(([first]) => !deps.log.isSkipped(versionOf(first)));
    const versions = good.length > 0 || !isLastResort ? good : all;
    let failure: { error: SlotError; source?: RemoteSource } = { error: nothingToRun(all) };
    for (const [index, sources] of versions.entries()) {
      const isLast = index + 1 === versions.length;
      const error = await tryVersion(sources, isLast, isCurrent);
      if (!isCurrent()) return;
      if (!error) return onRunning(sources[0], all[0]![0]);
      failure = { error, source: sources[0] };
    }
    giveUp(failure.error, failure.source ?? all[0]?.[0]);
  }

  /** Answers what stopped it in the end; undefined when it runs. */
  async function tryVersion(
    sources: VersionSources,
    isLast: boolean,
    isCurrent: () => boolean,
  ): Promise<SlotError | undefined> {
    for (let attempt = 0; ; attempt++) {
      const error = await attemptOnce(sources[attempt % sources.length]!, isCurrent);
      if (!error || !isCurrent()) return error;
      const version = versionOf(sources[0]);
      if (isCrash(error)) deps.log.add(version);
      const isOver = attempt + 1 >= TRIES || !isPassing(error) || deps.log.isSkipped(version);
      const outcome = !isOver ? 'retried' : isLast ? 'failed' : 'fell-back';
      deps.onFailure({ version, phase: error.phase, outcome, error });
      if (isOver) return error;
      await pause(FIRST_PAUSE_MS * 2 ** attempt);
      if (!isCurrent()) return error;
    }
  }

  async function attemptOnce(
    source: RemoteSource,
    isCurrent: () => boolean,
  ): Promise<SlotError | undefined> {
    const from = deps.now();
    try {
      const remote = await loadRemote(source, deps);
      if (!isCurrent()) return undefined;
      mountSession = openMountSession(remote, {
        ...deps,
        openContainer: openContainer!,
        onEmptied: () => isCurrent() && void crash(source, emptied(source)),
        onBadEnd: (error) => tell(source, 'unmount', error),
      });
      await mountSession.mounted;
      if (isCurrent()) deps.onMounted({ version: versionOf(source), loadMs: deps.now() - from });
      return undefined;
    } catch (error) {
      return error instanceof SlotError
        ? error
        : new SlotError('broken', 'mount', `${source.name} failed.`, { cause: error });
    }
  }

  function onRunning(source: RemoteSource, wanted: RemoteSource): void {
    const version = versionOf(source);
    const insteadOf = versionOf(wanted);
    throws = 0;
    set({ state: 'mounted', version, ...(insteadOf === version ? {} : { insteadOf }) });
    cancelTimer = deps.after(PROVEN_AFTER_MS, () => {
      recoveries = 0;
      if (source.release) deps.log.worked(version);
    });
  }

  async function crash(source: RemoteSource, error: SlotError): Promise<void> {
    const version = versionOf(source);
    deps.log.add(version);
    const outcome = deps.log.isSkipped(version) ? 'fell-back' : 'retried';
    deps.onFailure({ version, phase: error.phase, outcome, error });
    set({ state: 'loading', isAfterCrash: true });
    await restart();
  }

  async function restart(): Promise<void> {
    const stopped = stopCurrent();
    const current = round;
    await stopped;
    if (current === round) begin();
  }

  function giveUp(error: SlotError, source: RemoteSource | undefined): void {
    set({ state: 'failed', error, source });
    const pauses = Math.min(2 ** recoveries++, LONGEST_RECOVERY_PAUSES);
    cancelTimer = deps.after(pauses * deps.recoveryPauseMs, () => begin(true));
  }

  function tell(source: RemoteSource, phase: RemotePhase, error: unknown): void {
    deps.onFailure({ version: versionOf(source), phase, outcome: 'continued', error });
  }

  async function stopCurrent(): Promise<void> {
    round++;
    cancelTimer();
    const undone = mountSession?.undo();
    mountSession = undefined;
    await undone;
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => void deps.after(ms, resolve));
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    start(open) {
      if (openContainer) return;
      openContainer = open;
      begin();
    },
    retry() {
      if (!openContainer || snapshot.state !== 'failed') return;
      set({ state: 'loading' });
      begin(true);
    },
    async renew() {
      if (!openContainer) return;
      set({ state: 'loading' });
      await restart();
    },
    listenerFailed(error, isInUse) {
      if (snapshot.state !== 'mounted') return;
      const { version } = snapshot;
      const source = deps.versions().find(([first]) => versionOf(first) === version)?.[0];
      if (!source) return;
      if (++throws < LISTENER_THROWS || isInUse) return tell(source, 'listener', error);
      void crash(
        source,
        new SlotError('crashed', 'listener', 'Its listeners keep failing.', { cause: error }),
      );
    },
    stop: stopCurrent,
  };
}

function versionOf({ release }: RemoteSource): string {
  return release?.version ?? 'override';
}

function emptied({ name }: RemoteSource): SlotError {
  return new SlotError('crashed', 'render', `${name} took its content off the page.`);
}

function nothingToRun(all: readonly VersionSources[]): SlotError {
  return all.length === 0
    ? new SlotError('incompatible', 'check', 'The registry lists no version of it.')
    : new SlotError('crashed', 'render', 'Each version of it crashed here.');
}
