import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { CloseIcon } from '../icons.tsx';
import { Tabs } from '../tabs/tabs.view.tsx';
import header from '../workspace/header.module.css';
import type { DeveloperToolsProps } from './developer-tools.ts';
import styles from './developers.module.css';
import { RemotesView } from './remotes.view.tsx';
import { TrafficView } from './traffic.view.tsx';

/** The header's button and the panel that it opens; the workspace stays usable beside it. */
export function DeveloperTools(props: DeveloperToolsProps) {
  const { messages, overrides } = props;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  useShortcut(() => setOpen((was) => !was));
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`${header.button} ${styles.opener}`}
        aria-label={messages.title}
        aria-expanded={isOpen}
        title={messages.open}
        data-overridden={Object.keys(overrides).length > 0}
        onClick={() => setOpen(!isOpen)}
      >
        {'</>'}
      </button>
      {isOpen && createPortal(<Panel {...props} onClose={close} />, document.body)}
    </>
  );
}

function Panel(props: DeveloperToolsProps & { readonly onClose: () => void }) {
  const { messages, onClose } = props;
  const [tab, setTab] = useState('remotes');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const tabs = [
    { id: 'remotes', title: messages.tabs.remotes, content: <RemotesView {...props} /> },
    { id: 'bus', title: messages.tabs.bus, content: <TrafficView {...props} /> },
  ];
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={messages.title}
      data-developer-panel
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.title}>
        <h2>{messages.title}</h2>
        <span>{messages.registry(props.registry.revision)}</span>
        <button type="button" aria-label={messages.close} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      <Tabs label={messages.title} tabs={tabs} selected={tab} onSelect={setTab} />
    </section>
  );
}

/** Alt+Shift+D, by the key's place as the workspace's other shortcuts. */
function useShortcut(toggle: () => void): void {
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { altKey, shiftKey, ctrlKey, metaKey, code, repeat } = event;
      if (!altKey || !shiftKey || ctrlKey || metaKey || repeat || code !== 'KeyD') return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
