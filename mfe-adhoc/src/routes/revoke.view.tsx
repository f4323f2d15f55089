import { useEffect, useRef, useState } from 'react';
import type { Messages } from '../messages.ts';
import styles from './routes.module.css';

interface Props {
  readonly messages: Messages;
  readonly isRevoking: boolean;
  readonly onRevoke: () => void;
}

/** Asked once, in place: Enter revokes, Escape keeps. */
export function Revoke({ messages, isRevoking, onRevoke }: Props) {
  const [isAsking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking !== wasAsking.current) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  if (!isAsking) {
    return (
      <button ref={button} type="button" className={styles.plain} onClick={() => setAsking(true)}>
        {messages.revoke}
      </button>
    );
  }
  return (
    <div
      className={styles.question}
      role="group"
      aria-label={messages.revokeQuestion}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setAsking(false);
      }}
    >
      <p>{messages.revokeQuestion}</p>
      <div className={styles.actions}>
        <button
          ref={button}
          type="button"
          className={styles.danger}
          aria-busy={isRevoking}
          onClick={onRevoke}
        >
          {isRevoking ? messages.revoking : messages.revoke}
        </button>
        <button type="button" className={styles.plain} onClick={() => setAsking(false)}>
          {messages.keep}
        </button>
      </div>
    </div>
  );
}
