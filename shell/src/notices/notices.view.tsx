import { CloseIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import { useSnapshot } from '../use-snapshot.ts';
import type { Notices } from './notices.model.ts';
import styles from './notices.module.css';

interface Props {
  readonly notices: Notices;
  readonly messages: Messages;
  /** Below what is in the rail, where the page is wide enough for one. */
  readonly isInRail: boolean;
}

export function NoticesView({ notices, messages, isInRail }: Props) {
  const shown = useSnapshot(notices);
  return (
    <section className={styles.notices} data-in-rail={isInRail} aria-label={messages.notices}>
      <div role="log" aria-live="polite" aria-relevant="additions text">
        {shown.map(({ id, level, text, action }) => (
          <div key={id} className={`${styles.notice} ${styles[level]}`}>
            <p>{text}</p>
            {action && (
              <button type="button" className={styles.action} onClick={action.run}>
                {action.label}
              </button>
            )}
            <button
              type="button"
              className={styles.dismiss}
              aria-label={`${messages.dismiss}: ${text}`}
              onClick={() => notices.dismiss(id)}
            >
              <CloseIcon />
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
