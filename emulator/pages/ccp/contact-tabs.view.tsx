import { useStore, type Store } from '../lib/store.ts';
import { Elapsed } from '../lib/time.tsx';
import { ChannelIcon } from './channel-icon.view.tsx';
import type { ChatView } from './chat.model.ts';
import type { ContactView } from './console.model.ts';

interface Props {
  readonly contacts: readonly ContactView[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

const states: Partial<Record<ContactView['phase'], string>> = {
  after: 'ended',
  missed: 'missed',
  rejected: 'rejected',
  failed: 'failed',
};

export function ContactTabs({ contacts, selected, onSelect }: Props) {
  if (!contacts.length) return null;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = contacts.findIndex((contact) => contact.id === selected);
    const next = contacts[(index + step + contacts.length) % contacts.length];
    if (!next) return;
    onSelect(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Contacts" onKeyDown={move}>
      {contacts.map((contact) => (
        <Tab
          key={contact.id}
          contact={contact}
          isSelected={contact.id === selected}
          onSelect={() => onSelect(contact.id)}
        />
      ))}
    </div>
  );
}

interface TabProps {
  readonly contact: ContactView;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function Tab({ contact, isSelected, onSelect }: TabProps) {
  const state = contact.isOnHold ? 'on hold' : states[contact.phase];
  return (
    <button
      role="tab"
      id={`tab-${contact.id}`}
      aria-selected={isSelected}
      aria-controls="contact"
      tabIndex={isSelected ? 0 : -1}
      onClick={onSelect}
    >
      <ChannelIcon channel={contact.channel} />
      <span class="tab-name">{contact.name}</span>
      {state && <span class="tab-state">{state}</span>}
      <Elapsed since={contact.since} />
      {contact.chat && !isSelected && <Unread view={contact.chat.view} />}
    </button>
  );
}

function Unread({ view }: { view: Store<ChatView> }) {
  const { unread } = useStore(view);
  if (!unread) return null;
  return (
    <span class="unread">
      {unread}
      <span class="visually-hidden"> new</span>
    </span>
  );
}
