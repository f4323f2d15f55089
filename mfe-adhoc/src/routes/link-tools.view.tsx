import { useEffect, useRef, useState } from 'react';
import type { Route } from '@video-escalation/contracts/http/routes';
import { CopyIcon, MailIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import { mailAddress } from './invitation-mail.ts';
import styles from './routes.module.css';

interface Props {
  readonly route: Route;
  readonly messages: Messages;
  readonly locale: string;
  readonly agentName: string;
  /** Just created: the next step has the focus. */
  readonly isNew: boolean;
  /** Rejects where the browser doesn't allow it. */
  readonly copyText: (text: string) => Promise<void>;
}

/** The link, to be copied or mailed by the agent himself. */
export function LinkTools({ route, messages, locale, agentName, isNew, copyText }: Props) {
  const [note, setNote] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isNew) button.current?.focus();
  }, [isNew]);

  const copy = async (): Promise<void> => {
    try {
      await copyText(route.link);
      setNote(messages.copied);
    } catch {
      field.current?.select();
      setNote(messages.copyByHand);
    }
  };
  return (
    <>
      <label className={styles.field}>
        {messages.link}
        <input
          ref={field}
          readOnly
          value={route.link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <div className={styles.actions}>
        <button ref={button} type="button" className={styles.plain} onClick={() => void copy()}>
          <CopyIcon />
          {messages.copy}
        </button>
        <a className={styles.plain} href={mailAddress(route, messages.mail, { agentName, locale })}>
          <MailIcon />
          {messages.write}
        </a>
      </div>
      <p className={styles.note} aria-live="polite">
        {note}
      </p>
    </>
  );
}
