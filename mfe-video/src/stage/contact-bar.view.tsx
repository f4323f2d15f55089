import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { ContactDetails } from '@video-escalation/contracts/http/agent';
import { elapsed } from '../elapsed.ts';
import { useNow } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import styles from './contact-bar.module.css';

interface Props {
  readonly contact: ContactRef;
  readonly details: ContactDetails | null;
  readonly messages: Messages;
}

/** What is known of the contact, beside everything that happens with it. */
export function ContactBar({ contact, details, messages }: Props) {
  const words = messages.contact;
  return (
    <header className={styles.bar}>
      <p className={styles.name}>
        {details ? (details.customerName ?? words.unknownName) : <Skeleton label={words.loading} />}
      </p>
      <dl className={styles.facts}>
        <Fact name={words[contact.channel]}>
          {details ? <Since startedAt={details.startedAt} /> : '–'}
        </Fact>
        {details?.customerEmail && <Fact name={words.email}>{details.customerEmail}</Fact>}
        {details?.reference && <Fact name={words.reference}>{details.reference}</Fact>}
      </dl>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Since({ startedAt }: { readonly startedAt: string }) {
  const now = useNow();
  return <time dateTime={startedAt}>{elapsed(now - Date.parse(startedAt))}</time>;
}

function Skeleton({ label }: { readonly label: string }) {
  return (
    <span className={styles.skeleton}>
      <span className={styles.hidden}>{label}</span>
    </span>
  );
}
