import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { PayloadOf } from '@video-escalation/contracts/bus/event';
import type { WorkspaceBus, WorkspaceRegistry } from '@video-escalation/contracts/events/registry';
import { bringUp, bringUpWithPopup, type BringUpDeps, type BringUpListener } from './bring-up.ts';
import { CcpError, type CcpFailure } from './ccp-error.ts';
import type { ContactPanel, PanelOptions, PanelSnapshot } from './contact-panel.ts';
import { focusOf } from './focus.ts';
import type { PanelPlace } from './open-panel.ts';
import { withTimeLimit } from './time-limit.ts';

export type CcpState =
  | { readonly state: 'signing-in' }
  /** In line, since Amazon Connect takes a few sign-ins a second. */
  | { readonly state: 'waiting'; readonly place: number; readonly waitMs: number }
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly reason: CcpFailure }
  | { readonly state: 'signed-out' };

/** What the other remotes hear from this one, already in words where it is a sentence. */
interface CcpNotices {
  readonly closeFailed: string;
  readonly endFailed: string;
  readonly connectionLost: string;
  readonly connectionBack: string;
}

export interface CcpDeps extends Omit<BringUpDeps, 'place'> {
  readonly bus: WorkspaceBus;
  readonly panelOptions: PanelOptions;
  /** Gives up the place in line. */
  readonly leaveLine: () => Promise<void>;
  readonly notices: CcpNotices;
}

export interface CcpModel {
  subscribe(listener: () => void): () => void;
  getSnapshot(): CcpState;
  start(container: HTMLElement): void;
  /** Signs in and loads anew, after a failure or a sign-out. */
  retry(): void;
  stop(): void;
}

/** From the panel's acknowledgement to its first snapshot. */
const PANEL_LIMIT_MS = 25_000;
/** A person has to type a password, perhaps with a second factor. */
const POPUP_LIMIT_MS = 300_000;
const ACT_LIMIT_MS = 10_000;
const CONNECTION_KEY = 'ccp-connection';

type ContactsPayload = PayloadOf<WorkspaceRegistry, 'contact.changed.v1'>;

/** Brings the contact control panel up and tells the other remotes of the agent and his contacts. */
export function createCcp(deps: CcpDeps): CcpModel {
  const { bus, panelOptions, after } = deps;
  const listeners = new Set<() => void>();
  let state: CcpState = { state: panelOptions.hasLoginPopup ? 'loading' : 'signing-in' };
  let container: HTMLElement | undefined;
  let panel: ContactPanel | undefined;
  let run = new AbortController();
  let viewedId: string | undefined;
  let contacts: readonly ContactRef[] = [];
  let isConnectionLost = false;
  const publishAgent = publishChanges((agent: PanelSnapshot['agent'] | null) =>
    bus.publish('agent.changed.v1', { agent }),
  );
  const publishContacts = publishChanges((payload: ContactsPayload) =>
    bus.publish('contact.changed.v1', payload),
  );
  const tellContacts = () =>
    publishContacts({ contact: focusOf(contacts, viewedId), contacts: [...contacts] });

  const stopListening = [
    bus.subscribe('contact.close-requested.v1', ({ payload: { contactId } }) => {
      void act((opened) => opened.closeContact(contactId), deps.notices.closeFailed);
    }),
    bus.subscribe('contact.end-requested.v1', ({ payload: { contactId } }) => {
      void act((opened) => opened.endContact(contactId), deps.notices.endFailed);
    }),
  ];

  function set(next: CcpState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function goIn(place: PanelPlace, signal: AbortSignal): Promise<void> {
    const enter = panelOptions.hasLoginPopup ? bringUpWithPopup : bringUp;
    try {
      await enter({ ...deps, place }, listenerUntil(signal), signal);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof CcpError ? error.reason : 'sign-in-failed';
      // The panel isn't taken down: on a slow network it may still come.
      set({ state: 'failed', reason });
    }
  }

  function listenerUntil(signal: AbortSignal): BringUpListener {
    return {
      onSigningIn: () => set({ state: 'signing-in' }),
      onPlace: ({ place, waitMs }) => set({ state: 'waiting', place, waitMs }),
      onOpened(opened) {
        panel = opened;
        load(panelOptions.hasLoginPopup ? POPUP_LIMIT_MS : undefined, signal);
      },
      onAcknowledged: () => load(PANEL_LIMIT_MS, signal),
      onSnapshot: take,
      onViewed(contactId) {
        viewedId = contactId;
        tellContacts();
      },
      onSignedOut: () => end({ state: 'signed-out' }),
      onAccessDenied: () => fail('access-denied'),
      onConnection: tellConnection,
    };
  }

  function load(limitMs: number | undefined, signal: AbortSignal): void {
    set({ state: 'loading' });
    if (limitMs === undefined) return;
    const cancel = after(limitMs, () => state.state === 'loading' && fail('panel-silent'));
    signal.addEventListener('abort', cancel, { once: true });
  }

  function take(snapshot: PanelSnapshot): void {
    contacts = snapshot.contacts;
    publishAgent(snapshot.agent);
    tellContacts();
    if (state.state !== 'ready') set({ state: 'ready' });
  }

  function tellConnection(connection: 'lost' | 'back'): void {
    // The first connection of a panel that has just loaded is no news.
    if (isConnectionLost === (connection === 'lost')) return;
    isConnectionLost = connection === 'lost';
    bus.publish('notice.raised.v1', {
      level: isConnectionLost ? 'warning' : 'success',
      key: CONNECTION_KEY,
      text: isConnectionLost ? deps.notices.connectionLost : deps.notices.connectionBack,
    });
  }

  async function act(how: (panel: ContactPanel) => Promise<void>, failed: string): Promise<void> {
    const acting = panel ? how(panel) : Promise.reject(new Error('No panel.'));
    const late = () => new Error('Too slow.');
    await withTimeLimit(acting, ACT_LIMIT_MS, after, late).catch(() =>
      bus.publish('notice.raised.v1', { level: 'error', text: failed }),
    );
  }

  function fail(reason: CcpFailure): void {
    end({ state: 'failed', reason });
  }

  /**
   * The agent's status isn't known any more. His contacts live on in the contact centre and his video call with
   * them: nobody is told that they are gone, and the next sign-in tells how they stand.
   */
  function end(last: CcpState): void {
    run.abort();
    isConnectionLost = false;
    publishAgent(null);
    set(last);
  }

  function begin(): void {
    run.abort();
    run = new AbortController();
    set({ state: panelOptions.hasLoginPopup ? 'loading' : 'signing-in' });
    void goIn({ container: container!, options: panelOptions }, run.signal);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    start(element) {
      if (container) return;
      container = element;
      begin();
    },
    retry: begin,
    stop() {
      for (const stop of stopListening) stop();
      // Who only reloads never comes here, and keeps the place; were this lost, it would end by itself.
      if (state.state === 'waiting') deps.leaveLine().catch(() => undefined);
      end(state);
    },
  };
}

/** Streams tells everything at every change of anything; the bus hears of each value once. */
function publishChanges<T>(publish: (value: T) => void): (value: T) => void {
  let last: string | undefined;
  return (value) => {
    const now = JSON.stringify(value);
    if (now === last) return;
    last = now;
    publish(value);
  };
}
