import { useEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import css from './chat.module.css';
import type { ChatModel } from './chat.model.ts';

/** Asks once, in place; Enter ends, Escape keeps. */
export function EndChat({ chat, isInCall }: { chat: ChatModel; isInCall: boolean }) {
  const { chat: words } = useMessages();
  const { ending } = useModel(chat);
  const [isAsking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) confirm.current?.focus();
  }, [isAsking]);

  const keep = () => {
    setAsking(false);
    setTimeout(() => ask.current?.focus());
  };
  if (!isAsking) {
    return (
      <button type="button" ref={ask} class={controls.quiet} onClick={() => setAsking(true)}>
        {words.end}
      </button>
    );
  }
  return (
    <div
      class={css.question}
      role="group"
      aria-label={words.endQuestion}
      onKeyDown={(event) => event.key === 'Escape' && keep()}
    >
      <p>
        {words.endQuestion} {isInCall && words.endCallToo}
      </p>
      {ending === 'failed' && <p role="alert">{words.endFailed}</p>}
      <button
        type="button"
        ref={confirm}
        class={controls.danger}
        aria-busy={ending === 'running'}
        onClick={() => void chat.end()}
      >
        {words.end}
      </button>
      <button type="button" class={controls.secondary} onClick={keep}>
        {words.keep}
      </button>
    </div>
  );
}
