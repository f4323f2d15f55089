import { useEffect, useRef } from 'react';
import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';
import type { Messages } from '../messages.ts';
import { shortcutLetters } from './shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

interface Props {
  readonly messages: Messages;
  readonly actions: readonly ShortcutAction[];
  readonly onClose: () => void;
}

export function ShortcutsDialog({ messages, actions, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="shortcuts-title"
      onClose={onClose}
    >
      <h2 id="shortcuts-title">{messages.shortcuts}</h2>
      <dl className={styles.list}>
        {actions.map((action) => (
          <div key={action}>
            <dt>{messages.shortcut[action]}</dt>
            <dd>
              <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>{shortcutLetters[action]}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{messages.shortcutsHint}</p>
      <form method="dialog">
        <button className={styles.close}>{messages.close}</button>
      </form>
    </dialog>
  );
}
