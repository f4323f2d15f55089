import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ContactId } from '@video-escalation/contracts/ids';

interface DeskState {
  readonly isFormOpen: boolean;
  /** Counts the wishes for the form: one while it is open brings the focus back to it. */
  readonly formWishes: number;
  /** The agent talks to somebody on the phone, so the digits can be read aloud. */
  readonly isOnPhone: boolean;
  /** Have been on the agent's screen, ringing or taken. */
  readonly seenContacts: ReadonlySet<ContactId>;
}

export interface DeskModel {
  subscribe(listener: () => void): () => void;
  getSnapshot(): DeskState;
  openForm(): void;
  closeForm(): void;
  destroy(): void;
}

/** What the rest of the workspace means to this part: a phone call, and the key that opens the form. */
export function createDesk(bus: WorkspaceBus): DeskModel {
  const listeners = new Set<() => void>();
  let state: DeskState = {
    isFormOpen: false,
    formWishes: 0,
    isOnPhone: false,
    seenContacts: new Set(),
  };

  function set(next: Partial<DeskState>): void {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  }

  const openForm = () => set({ isFormOpen: true, formWishes: state.formWishes + 1 });

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
