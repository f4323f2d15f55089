import { useRef } from 'preact/hooks';
import { Conversation } from './conversation.view.tsx';
import type { Console, ContactPhase, ContactView } from './console.model.ts';
import { useFocus } from '../lib/focus.ts';
import { Elapsed } from '../lib/time.tsx';
import type { VoiceLeg } from '../lib/voice-leg.ts';
import { VoiceCall } from './voice-call.view.tsx';

interface Props {
  readonly contact: ContactView;
  readonly console: Console;
  /** The sound, if it is a call. */
  readonly leg: VoiceLeg | undefined;
}

export function ContactPanel({ contact, console, leg }: Props) {
  return (
    <section
      class="contact"
      id="contact"
      role="tabpanel"
      aria-labelledby={`tab-${contact.id}`}
      tabIndex={-1}
    >
      <header class="contact-header">
        <About contact={contact} />
        {contact.channel === 'chat' && contact.phase === 'live' && (
          <button class="danger" onClick={() => console.end(contact.id)}>
            End chat
          </button>
        )}
      </header>
      {leg && contact.phase === 'live' && (
        <VoiceCall contact={contact} console={console} leg={leg} />
      )}
      {contact.chat && <Conversation chat={contact.chat} isLive={contact.phase === 'live'} />}
      {contact.phase !== 'live' && <Afterwards contact={contact} console={console} />}
    </section>
  );
}

function About({ contact }: { contact: ContactView }) {
  return (
    <details class="about">
      <summary>About this contact</summary>
      <dl>
        <dt>Name</dt>
        <dd>{contact.name}</dd>
        <dt>Queue</dt>
        <dd>{contact.queue ?? 'Your personal queue'}</dd>
        {contact.attributes.map(([name, value]) => [<dt>{name}</dt>, <dd>{value}</dd>])}
        <dt>Contact id</dt>
        <dd>
          <code>{contact.id}</code>
        </dd>
      </dl>
    </details>
  );
}

const afterwards: Partial<Record<ContactPhase, (contact: ContactView) => string>> = {
  after: ({ name, channel }) =>
    channel === 'chat'
      ? `The chat with ${name} is over. Finish your notes, then close the contact.`
      : `The call with ${name} is over. Finish your notes, then close the contact.`,
  missed: ({ name }) =>
    `You missed ${name}. Close the contact to be ready for the next; it goes back to the queue.`,
  rejected: ({ name }) =>
    `You passed on ${name}. Close the contact to be ready for the next; it goes back to the queue.`,
  failed: ({ name }) => `The contact with ${name} failed. Close it to be ready for the next.`,
};

function Afterwards({ contact, console }: Omit<Props, 'leg'>) {
  const close = useRef<HTMLButtonElement>(null);
  useFocus(close, contact.id, { whenLost: true });
  return (
    <footer class="afterwards">
      <p role="status">{afterwards[contact.phase]?.(contact)}</p>
      <div class="actions">
        <button class="primary" ref={close} onClick={() => console.close(contact.id)}>
          Close contact
        </button>
        <span class="quiet">
          <Elapsed since={contact.since} />
        </span>
      </div>
    </footer>
  );
}
