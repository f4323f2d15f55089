import type { WorkspaceBus } from '@video-escalation/contracts/events/registry';
import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { ContactId } from '@video-escalation/contracts/ids';

/** The agent's contacts, as the control panel last told them. */
export interface ContactBook {
  focused(): ContactRef | null;
  find(contactId: ContactId): ContactRef | null;
  /** The phone call that the agent is in; on hold it still is one. */
  phoneCall(): ContactRef | null;
  isEmpty(): boolean;
  close(): void;
}

export function createContactBook(bus: WorkspaceBus, onChange: () => void): ContactBook {
  let focus: ContactRef | null = null;
  let contacts: readonly ContactRef[] = [];
  const close = bus.subscribe('contact.changed.v1', ({ payload }) => {
    focus = payload.contact;
    contacts = payload.contacts;
    onChange();
  });
  const find = (contactId: ContactId): ContactRef | null =>
    contacts.find((each) => each.contactId === contactId) ??
    (focus?.contactId === contactId ? focus : null);
  return {
    focused: () => focus,
    find,
    phoneCall: () =>
      contacts.find((each) => each.channel === 'voice' && each.state === 'connected') ?? null,
    isEmpty: () => focus === null && contacts.length === 0,
    close,
  };
}
