import { createHub } from '@video-escalation/contracts/bus/hub';
import type { RemoteRegistry } from '@video-escalation/contracts/config/registry';
import type { WorkspaceConfig } from '@video-escalation/contracts/config/workspace';
import { BUS_VERSION, workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { Session } from '@video-escalation/contracts/remote';
import type { Language } from '../messages.ts';
import { createNotices, type Notices } from '../notices/notices.model.ts';
import { overrideOf } from '../remotes/override.ts';
import { resolveRemote, type RemoteSource } from '../remotes/registry.ts';
import { createSlot, type Slot } from '../remotes/slot.model.ts';
import type { Part } from '../remotes/slot.view.tsx';
import type { After } from '../remotes/time-limit.ts';
import { listenForShortcuts } from '../shortcuts/shortcuts.ts';
import { createAgentModel, type AgentModel } from './agent.model.ts';

export interface WorkspaceOptions {
  readonly config: WorkspaceConfig;
  readonly registry: RemoteRegistry;
  readonly session: Session;
  readonly api: ApiClient;
  readonly language: Language;
  /** Loads the module that a remote exposes under that name. */
  readonly load: (source: RemoteSource, exposed: string) => Promise<unknown>;
  readonly after: After;
  readonly page: Document;
  readonly onTrouble: (what: string, error: unknown) => void;
}

type Wish = 'help' | 'adhoc';
type RemoteName = 'mfe-ccp' | 'mfe-video' | 'mfe-adhoc';

export interface Workspace {
  readonly session: Session;
  readonly agent: AgentModel;
  readonly notices: Notices;
  readonly slots: Readonly<Record<Part, Slot | undefined>>;
  /** Told what the reader wants to see: the list of shortcuts, the ad-hoc routes. Returns the unsubscribe. */
  onWish(listener: (wish: Wish) => void): () => void;
  /** Unmounts every remote and takes every listener off the page. */
  close(): Promise<void>;
}

/** The agent's workspace without its looks: one bus, its remotes' slots, notices and shortcuts. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { config, registry, session, onTrouble } = options;
  const hub = createHub(workspaceRegistry, {
    onListenerError: (error, { name, listener }) =>
      onTrouble(`${listener} failed on ${name}`, error),
  });
  const bus = hub.connect('shell');
  const notices = createNotices(options.after);
  bus.subscribe('notice.raised.v1', ({ payload }) => notices.raise(payload));
  const wishListeners = new Set<(wish: Wish) => void>();
  const tell = (wish: Wish) => wishListeners.forEach((listener) => listener(wish));
  const stopShortcuts = listenForShortcuts(options.page, {
    onAction: (action) => {
      // The rail first: what a remote puts the focus on must be on the screen by then.
      if (action === 'adhoc') tell('adhoc');
      bus.publish('shortcut.pressed.v1', { action });
    },
    onHelp: () => tell('help'),
  });

  function openSlot(name: RemoteName, exposed = 'remote'): Slot | undefined {
    const rules = {
      search: options.page.location.search,
      groups: session.groups,
      allowedOrigins: config.developerOrigins,
    };
    const address = new URL(config.registryUrl, options.page.baseURI).href;
    const override = overrideOf(name, rules);
    const sources = override ? [override] : resolveRemote(registry, name, address);
    if (sources.length === 0) return undefined;
    return createSlot({
      sources,
      load: (source) => options.load(source, exposed),
      busVersion: BUS_VERSION,
      after: options.after,
      onFailure: (error) => onTrouble(name, error),
      enter: () => enter(name),
    });
  }

  function enter(name: RemoteName) {
    const door = hub.connect(name);
    const { api, language } = options;
    return {
      host: { bus: door, api, config, session, language, path: options.page.location.pathname },
      leave: () => door.disconnect(),
    };
  }

  const slots = {
    ccp: openSlot('mfe-ccp'),
    video: openSlot('mfe-video'),
    adhoc: openSlot('mfe-adhoc'),
    playback: openSlot('mfe-video', 'playback'),
  };
  const agent = createAgentModel(bus);

  return {
    session,
    agent,
    notices,
    slots,
    onWish(listener) {
      wishListeners.add(listener);
      return () => void wishListeners.delete(listener);
    },
    async close() {
      stopShortcuts();
      // Video before the panel: it still hears that its contact goes.
      await slots.video?.stop();
      await Promise.all([slots.adhoc?.stop(), slots.ccp?.stop(), slots.playback?.stop()]);
      agent.stop();
      bus.disconnect();
      const left = hub.listenerCount();
      if (left > 0) onTrouble(`${left} bus listeners were left behind`, undefined);
    },
  };
}
