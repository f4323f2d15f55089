import { useEffect, useRef, type ReactNode } from 'react';
import { CloseIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import styles from './workspace.module.css';

interface Props {
  readonly side: 'left' | 'right';
  readonly title: string;
  readonly messages: Messages;
  /** Matters only where the screen is too narrow to show it always. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A region at the stage's side; on narrow screens a drawer. Its content stays mounted either way. */
export function SidePanel({ side, title, messages, isOpen, onClose, children }: Props) {
  const close = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    if (isOpen) {
      opener.current = document.activeElement;
      // Only a press on the opener moves the focus: a drawer that opens by itself must not take it away.
      if (opener.current?.matches('[aria-expanded]')) close.current?.focus();
    } else if (opener.current instanceof HTMLElement && opener.current.isConnected) {
      opener.current.focus();
      opener.current = null;
    }
  }, [isOpen]);
  return (
    <section
      className={`${styles.panel} ${styles[side]}`}
      aria-label={title}
      data-open={isOpen}
      onKeyDown={(event) => event.key === 'Escape' && isOpen && onClose()}
    >
      <div className={styles.panelHeader}>
        <span aria-hidden="true">{title}</span>
        <button
          ref={close}
          type="button"
          className={styles.iconButton}
          aria-label={messages.hide(title)}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </div>
      {children}
    </section>
  );
}
