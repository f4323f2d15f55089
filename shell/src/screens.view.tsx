import { useEffect, useRef } from 'react';
import styles from './screens.module.css';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A whole page with one message and at most one next step: before sign-in, after sign-out, when nothing can start. */
export function MessageScreen({ title, text, action }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {text && <p>{text}</p>}
        {action && (
          <button type="button" onClick={action.run}>
            {action.label}
          </button>
        )}
      </div>
    </main>
  );
}

/** Shown while something short is going on; quiet for the first moments. */
export function WaitingScreen({ text }: { readonly text: string }) {
  return (
    <main className={styles.screen}>
      <p role="status" className={styles.waiting}>
        {text}
      </p>
    </main>
  );
}
