import { createHub } from '@video-escalation/contracts/bus/hub';
import type { RegistryUser } from '@video-escalation/contracts/remotes/choice';
import type { RemoteRegistry } from '@video-escalation/contracts/remotes/registry';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import {
  BUS_VERSION,
  workspaceRegistry,
  type WorkspaceHub,
} from '@video-escalation/contracts/events/registry';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import { reportRemotes } from '@video-escalation/contracts/http/telemetry';
import type { Session } from '@video-escalation/contracts/remote';
import type { Language, Messages } from '../messages.ts';
import { createNotices, type Notices } from '../notices/notices.model.ts';
import { watchRegistry } from '../remotes/registry-watch.ts';
import type { Slot } from '../remotes/slot.model.ts';
import type { SlotName } from '../remotes/slot-name.ts';
import type { RemoteSource } from '../remotes/sources.ts';
import { createRemoteReporter, createTraceId } from '../remotes/telemetry.ts';
import type { After } from '../remotes/time-limit.ts';
import { listenForShortcuts } from '../shortcuts/shortcuts.ts';
import { createAgentModel, type AgentModel } from './agent.model.ts';
import { createSlots, type RailSlot } from './slots.ts';
import { createUpdates } from './updates.ts';
import { createUsage } from './usage.model.ts';

export interface WorkspaceOptions {
  readonly config: WorkspaceConfig;
  readonly registry: RemoteRegistry;
  /** Reads the registry once more. */
  readonly readRegistry: () => Promise<RemoteRegistry>;
  readonly user: RegistryUser;
  readonly session: Session;
  readonly api: ApiClient;
  readonly language: Language;
  readonly messages: Messages;
  /** Loads the module that a remote exposes under that name. */
  readonly load: (source: RemoteSource, exposed: string) => Promise<unknown>;
  /** Versions of the libraries that remotes take from the shell. */
  readonly shared: Readonly<Record<string, string>>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly after: After;
  readonly page: Document;
  /** The query that names a developer's overrides; the page's own, unless his tab remembers others. */
  readonly search: string;
  readonly onTrouble: (what: string, error: unknown) => void;
}

type Request = 'help' | 'adhoc';

export interface Workspace {
  readonly session: Session;
  readonly agent: AgentModel;
  readonly notices: Notices;
  readonly slots: Readonly<Record<SlotName, Slot | undefined>>;
  /** The remotes that the registry gives a place of their own. */
  readonly rail: readonly RailSlot[];
  /** Sees all that is said on the bus. Returns the untap. */
  readonly tapBus: WorkspaceHub['tap'];
  /** Told what the reader wants to see: the list of shortcuts, the ad-hoc routes. Returns the unsubscribe. */
  onRequest(listener: (request: Request) => void): () => void;
  /** Unmounts every remote and takes every listener off the page. */
  close(): Promise<void>;
}

const REGISTRY_PAUSE_MS = 20_000;

/** The agent's workspace without its looks: one bus, its remotes' slots, notices and shortcuts. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { session, messages, page, onTrouble } = options;
  const hub = createHub(workspaceRegistry, {
    onListenerError: (error, { name, listener }) => {
      onTrouble(`${listener} failed on ${name}`, error);
      slots.listenerFailed(listener, error);
    },
  });
  const bus = hub.connect('shell');
  const usage = createUsage(bus);
  const notices = createNotices(options.after);
  bus.subscribe('notice.raised.v1', ({ payload }) => notices.raise(payload));
  const requestListeners = new Set<(request: Request) => void>();
  const tell = (request: Request) => requestListeners.forEach((listener) => listener(request));
  const stopShortcuts = listenForShortcuts(options.page, {
    onAction: (action) => {
      // The rail first: what a remote puts the focus on must be on the screen by then.
      if (action === 'adhoc') tell('adhoc');
      bus.publish('shortcut.pressed.v1', { action });
    },
    onHelp: () => tell('help'),
  });

  const slots = createSlots({
    ...options,
    provided: { bus: BUS_VERSION, shared: options.shared },
    connect: (name) => hub.connect(name),
    listenerCount: (name) => hub.listenerCount(name),
    isInUse: (name, title) => (name !== undefined && usage.isInUse(name)) || hasFocus(page, title),
    reporter: createRemoteReporter({
      send: (body) => options.api.call(reportRemotes, { body }),
      after: options.after,
      traceId: createTraceId(),
    }),
  });
  const updates = createUpdates({ slots: slots.all, usage, notices, messages });
  const stopWatch = watchRegistry({
    read: options.readRegistry,
    after: options.after,
    pauseMs: options.config.timings?.registryPauseMs ?? REGISTRY_PAUSE_MS,
    random: Math.random,
    isAwake: () => page.visibilityState === 'visible' || usage.isInUse('video'),
    onRead: (registry) => slots.take(registry) && updates.look(),
    onTrouble: (error) => onTrouble('registry', error),
  });
  const recover = () => slots.all.forEach(({ slot }) => slot.retry());
  page.defaultView?.addEventListener('online', recover);
  const agent = createAgentModel(bus);

  return {
    session,
    agent,
    notices,
    slots: slots.byName,
    rail: slots.rail,
    tapBus: (listener) => hub.tap(listener),
    onRequest(listener) {
      requestListeners.add(listener);
      return () => void requestListeners.delete(listener);
    },
    async close() {
      stopShortcuts();
      stopWatch();
      updates.stop();
      page.defaultView?.removeEventListener('online', recover);
      await slots.stop();
      usage.stop();
      agent.stop();
      bus.disconnect();
      const left = hub.listenerCount();
      if (left > 0) onTrouble(`${left} bus listeners were left behind`, undefined);
    },
  };
}

function hasFocus(page: Document, region: string): boolean {
  return Boolean(page.activeElement?.closest(`[aria-label="${region}"]`));
}
