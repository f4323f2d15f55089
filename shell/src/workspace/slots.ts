import type { Speaker } from '@video-escalation/contracts/bus/event';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import type { WorkspaceHub } from '@video-escalation/contracts/events/registry';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { Session } from '@video-escalation/contracts/remote';
import type { RegistryUser } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { Language, Messages } from '../messages.ts';
import { createCrashLog } from '../remotes/crash-log.ts';
import type { Provided } from '../remotes/compatibility.ts';
import { overrideOf } from '../remotes/override.ts';
import { createSlot, type Slot } from '../remotes/slot.model.ts';
import type { SlotName } from '../remotes/slot-name.ts';
import { sourcesOf, type RemoteSource } from '../remotes/sources.ts';
import type { RemoteReporter } from '../remotes/telemetry.ts';
import type { After } from '../remotes/time-limit.ts';
import { railRemotes } from './rail/rail-remotes.ts';
import type { UpdatableSlot } from './updates.ts';

/** A remote that the registry gives a place of its own. */
export interface RailSlot {
  readonly name: string;
  readonly title: string;
  readonly slot: Slot | undefined;
}

export interface SlotsOptions {
  readonly config: WorkspaceConfig;
  readonly registry: RemoteRegistry;
  readonly user: RegistryUser;
  readonly session: Session;
  readonly api: ApiClient;
  readonly language: Language;
  readonly load: (source: RemoteSource, exposed: string) => Promise<unknown>;
  readonly provided: Provided;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly after: After;
  readonly page: Document;
  readonly connect: WorkspaceHub['connect'];
  readonly listenerCount: (name: string) => number;
  readonly search: string;
  readonly messages: Messages;
  /** Whether an agent would miss it; `title` is the name of its region. */
  readonly isInUse: (slotName: SlotName | undefined, title: string) => boolean;
  readonly reporter: RemoteReporter;
  readonly onTrouble: (what: string, error: unknown) => void;
}

interface Opening {
  /** Undefined: one that the shell doesn't know by name. */
  readonly slotName?: SlotName;
  readonly name: Speaker;
  readonly title: string;
  readonly exposed?: string;
}

const LOAD_LIMIT_MS = 10_000;
const RECOVERY_PAUSE_MS = 15_000;

/** Every remote's slot, filled from the registry that was read last. */
export function createSlots(options: SlotsOptions) {
  const { config, session, page, reporter, messages } = options;
  const { loadLimitMs = LOAD_LIMIT_MS, recoveryPauseMs = RECOVERY_PAUSE_MS } = config.timings ?? {};
  const address = new URL(config.registryUrl, page.baseURI).href;
  let { registry } = options;

  function open({ slotName, name, title, exposed = 'remote' }: Opening): UpdatableSlot | undefined {
    const override = overrideOf(name, {
      search: options.search,
      groups: session.groups,
      allowedOrigins: config.developerOrigins,
    });
    if (!override && !registry.microFrontends[name]?.length) return undefined;
    const log = createCrashLog(name, { ...options, now: Date.now, listed: () => listed(name) });
    const chosen = () =>
      sourcesOf(name, { ...options, registry, address, lastWorked: log.lastWorked });
    const versions = () => (override ? ([[override]] as const) : chosen());
    const slot = createSlot({
      ...options,
      loadLimitMs,
      recoveryPauseMs,
      versions,
      log,
      now: Date.now,
      load: (source) => options.load(source, exposed),
      connect: () => connect(name),
      onFailure: (failure) => {
        options.onTrouble(name, failure.error);
        reporter.failed(name, failure);
      },
      onMounted: (mount) => reporter.mounted(name, mount),
    });
    const wanted = () =>
      versions()
        .map(([first]) => first.release?.version)
        .find((version) => version !== undefined && !log.isSkipped(version));
    const isRollback = (running: string, next: string) =>
      builtAt(name, next) < builtAt(name, running);
    const isInUse = () => options.isInUse(slotName, title);
    return { name: slotName ?? name, title, slot, wanted, isRollback, isInUse };
  }

  /** Empty for a version that the registry has forgotten: whatever comes then is newer. */
  function builtAt(name: string, version: string): string {
    const all = registry.microFrontends[name] ?? [];
    return all.find(({ metadata }) => metadata.version === version)?.metadata.builtAt ?? '';
  }

  function listed(name: Speaker): string {
    const versions = registry.microFrontends[name] ?? [];
    return versions.map(({ metadata }) => metadata.version).join(' ');
  }

  function connect(name: Speaker) {
    const handle = options.connect(name);
    const { api, language } = options;
    return {
      host: { bus: handle, api, config, session, language, path: page.location.pathname },
      leave() {
        const left = options.listenerCount(name);
        handle.disconnect();
        return left - options.listenerCount(name);
      },
    };
  }

  const openNamed = (slotName: SlotName, name: Speaker, exposed?: string) =>
    open({ slotName, name, title: messages.regions[slotName], ...(exposed && { exposed }) });
  const ccp = openNamed('ccp', 'mfe-ccp');
  const video = openNamed('video', 'mfe-video');
  const adhoc = openNamed('adhoc', 'mfe-adhoc');
  const playback = openNamed('playback', 'mfe-video', 'playback');
  const others = railRemotes(registry, options.language).map((each) => ({
    ...each,
    opened: open(each),
  }));
  const all = [ccp, video, adhoc, playback, ...others.map((each) => each.opened)].filter(
    (each) => each !== undefined,
  );
  const owners: Readonly<Record<string, UpdatableSlot | undefined>> = {
    'mfe-ccp': ccp,
    'mfe-video': video,
    'mfe-adhoc': adhoc,
    ...Object.fromEntries(others.map(({ name, opened }) => [name, opened])),
  };
  const byName: Readonly<Record<SlotName, Slot | undefined>> = {
    ccp: ccp?.slot,
    video: video?.slot,
    adhoc: adhoc?.slot,
    playback: playback?.slot,
  };
  const rail: readonly RailSlot[] = others.map(({ name, title, opened }) => ({
    ...{ name, title },
    slot: opened?.slot,
  }));

  return {
    all,
    byName,
    rail,
    /** Whether it is another registry than before. */
    take(next: RemoteRegistry): boolean {
      const isNew = next.revision !== registry.revision;
      registry = next;
      return isNew;
    },
    listenerFailed(name: string, error: unknown): void {
      const owner = owners[name];
      owner?.slot.listenerFailed(error, owner.isInUse());
    },
    async stop(): Promise<void> {
      // Video before the panel: it still hears that its contact goes.
      await video?.slot.stop();
      await Promise.all(all.filter((each) => each !== video).map(({ slot }) => slot.stop()));
    },
  };
}
