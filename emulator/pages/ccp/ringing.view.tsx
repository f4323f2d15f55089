import { Remaining } from '../lib/time.tsx';
import { ChannelIcon } from './channel-icon.view.tsx';
import type { Console, ContactView } from './console.model.ts';

interface Props {
  readonly contacts: readonly ContactView[];
  readonly ringMs: number;
  readonly console: Console;
}

/** Contacts that wait for an answer, above everything else and beside no other work. */
export function Ringing({ contacts, ringMs, console }: Props) {
  const what = (contact: ContactView) =>
    contact.channel === 'chat' ? 'wants to chat' : 'is calling';
  return (
    <section class="ringing" aria-label="Ringing" role="alert">
      {contacts.map((contact) => {
        // One press is the rule; with several, the names tell them apart.
        const whose = contacts.length > 1 && <span class="visually-hidden"> {contact.name}</span>;
        return (
          <article key={contact.id} class="ring">
            <p>
              <ChannelIcon channel={contact.channel} /> <strong>{contact.name}</strong>{' '}
              {what(contact)}
            </p>
            <p class="quiet">
              {contact.queue ?? 'To you personally'} ·{' '}
              <span aria-live="off">
                <Remaining until={contact.since + ringMs} />
              </span>
            </p>
            <div class="actions">
              <button class="primary" onClick={() => console.accept(contact.id)}>
                Accept{whose}
              </button>
              <button onClick={() => console.reject(contact.id)}>Reject{whose}</button>
            </div>
          </article>
        );
      })}
    </section>
  );
}
