import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ContactId } from '@video-escalation/contracts/ids';

interface RoutePanelState {
  readonly isFormOpen: boolean;
  /** Counts the requests to open the form. A request while the form is open moves the focus back into it. */
  readonly openRequests: number;
  /** During a phone call the agent can read the digits aloud. */
  readonly isOnPhone: boolean;
  /** Contacts that have rung or were accepted since the page was loaded. */
  readonly seenContacts: ReadonlySet<ContactId>;
}

export interface RoutePanelModel {
  subscribe(listener: () => void): () => void;
  getSnapshot(): RoutePanelState;
  openForm(): void;
  closeForm(): void;
  destroy(): void;
}

/** Follows the bus: phone calls, and the shortcut that opens the form. */
export function createRoutePanel(bus: WorkspaceBus): RoutePanelModel {
  const listeners = new Set<() => void>();
  let state: RoutePanelState = {
    isFormOpen: false,
    openRequests: 0,
    isOnPhone: false,
    seenContacts: new Set(),
  };

  function set(next: Partial<RoutePanelState>): void {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  }

  const openForm = () => set({ isFormOpen: true, openRequests: state.openRequests + 1 });

  const stops = [
    bus.subscribe('contact.changed.v1', ({ payload: { contacts } }) =>
      set({
        isOnPhone: contacts.some(
          ({ channel, state: at }) => channel === 'voice' && at === 'connected',
        ),
        seenContacts: new Set([
          ...state.seenContacts,
          ...contacts.map((contact) => contact.contactId),
        ]),
      }),
    ),
    bus.subscribe('shortcut.pressed.v1', ({ payload }) => {
      if (payload.action === 'adhoc') openForm();
    }),
  ];

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    openForm,
    closeForm: () => set({ isFormOpen: false }),
    destroy() {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}
