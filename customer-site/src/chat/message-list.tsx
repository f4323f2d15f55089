import { useEffect, useRef } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import css from './chat.module.css';
import type { ChatLine } from './chat-lines.ts';
import type { ChatModel, ChatState } from './chat.model.ts';
import { Bubble } from './bubble.tsx';
import { lineText } from './transcript-text.ts';

/** Somebody who has scrolled up is reading: new lines must not pull the page away. */
const NEAR_END_PX = 80;

export function MessageList({ chat, state }: { chat: ChatModel; state: ChatState }) {
  const messages = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const shown = state.lines.filter((line) => lineText(line, messages.chat) !== null);
  const lastOwn = shown.findLast((line) => line.delivery !== undefined)?.key;

  useEffect(() => toEnd(list.current, isAtEnd.current), [state.lines, state.typing]);
  useEffect(() => {
    // A notice below takes room from the list: its end must not slip out of sight.
    const observer = new ResizeObserver(() => toEnd(list.current, isAtEnd.current));
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  const onScroll = ({ currentTarget: at }: { currentTarget: HTMLElement }) => {
    isAtEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX;
  };

  return (
    <div
      class={css.list}
      ref={list}
      role="log"
      aria-label={messages.chat.log}
      tabIndex={0}
      onScroll={onScroll}
    >
      {state.connection === 'opening' && shown.length === 0 && <Skeleton />}
      {shown.map((line) =>
        isEvent(line) ? (
          <p key={line.key} class={css.event}>
            {lineText(line, messages.chat)}
          </p>
        ) : (
          <Bubble key={line.key} chat={chat} line={line} isLastOwn={line.key === lastOwn} />
        ),
      )}
      {state.typing && <p class={css.typing}>{messages.chat.typing(state.typing)}</p>}
    </div>
  );
}

function toEnd(list: HTMLElement | null, isWanted: boolean): void {
  if (list && isWanted) list.scrollTop = list.scrollHeight;
}

const isEvent = ({ content }: ChatLine) => !['text', 'file', 'upload'].includes(content.kind);

const Skeleton = () => (
  <div class={css.skeleton} aria-hidden="true">
    <span />
    <span />
  </div>
);
