import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import css from './modal.module.css';

interface ModalProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape, in whatever way the browser offers it. Without it the dialog stays until it is answered. */
  readonly onCancel?: () => void;
}

/** A dialog over the page; focus starts at its title, so that a screen reader says what this is. */
export function Modal({ title, children, onCancel }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      class={css.modal}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel?.();
      }}
      // A second Escape closes it without asking this page, which then asks again.
      onClose={({ currentTarget }) => {
        if (!onCancel && currentTarget.isConnected) currentTarget.showModal();
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
