import type { Messages } from '../messages.ts';
import styles from './stage.module.css';

/** In a browser without WebRTC: contacts and chat work beside it, and the next step is named. */
export function UnsupportedView({ messages }: { readonly messages: Messages }) {
  return (
    <div className={styles.root}>
      <div className={styles.centre} role="status">
        <h2 className={styles.title}>{messages.unsupported.title}</h2>
        <p className={styles.text}>{messages.unsupported.text}</p>
      </div>
    </div>
  );
}
