import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../lib/store.ts';
import type { ChatLine } from './chat-lines.ts';
import type { Chat } from './chat.model.ts';
import { Composer } from './composer.view.tsx';

interface Props {
  readonly chat: Chat;
  readonly isLive: boolean;
}

export function Conversation({ chat, isLive }: Props) {
  const view = useStore(chat.view);
  const list = useRef<HTMLDivElement>(null);
  const last = view.lines.at(-1)?.id;

  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    if (document.visibilityState === 'visible') chat.look();
  }, [chat, last, view.isTyping, view.state]);
  useStayAtEnd(list);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && chat.look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [chat]);

  return (
    <div class="conversation">
      {!view.isOnline && isLive && (
        <p class="banner" role="status">
          The chat’s connection is lost. Trying again…
        </p>
      )}
      {view.state === 'opening' && <p class="quiet placeholder">Opening the conversation…</p>}
      {view.state === 'failed' && isLive && (
        <p class="placeholder" role="alert">
          {view.problem} <button onClick={() => void chat.open()}>Try again</button>
        </p>
      )}
      <div class="log" ref={list} role="log" aria-label="Conversation" tabIndex={0}>
        {view.hasOlder && isLive && (
          <button class="older" onClick={() => void chat.older()}>
            Show earlier messages
          </button>
        )}
        <ol class="lines">
          {view.lines.map((line) => (
            <Line key={line.id} line={line} chat={chat} />
          ))}
        </ol>
      </div>
      <p class="typing quiet" role="status">
        {view.isTyping && isLive ? 'Typing…' : ''}
      </p>
      {view.problem && view.state !== 'failed' && (
        <p class="banner danger-banner" role="alert">
          {view.problem}
        </p>
      )}
      {isLive && <Composer chat={chat} isReady={view.state === 'open'} />}
    </div>
  );
}

/** Who reads the newest line goes on reading it when a ring above takes some of the room. */
function useStayAtEnd(list: RefObject<HTMLDivElement>): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let isAtEnd = true;
    const onScroll = () => {
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      isAtEnd = below < 24;
    };
    const sizes = new ResizeObserver(() => {
      if (isAtEnd) element.scrollTo({ top: element.scrollHeight });
    });
    element.addEventListener('scroll', onScroll);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [list]);
}

const progressWords = {
  sending: 'Sending…',
  failed: 'Not sent.',
  delivered: 'Delivered',
  read: 'Read',
};

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

function Line({ line, chat }: { line: ChatLine; chat: Chat }) {
  if (line.kind === 'note') return <li class="note">{line.text}</li>;
  const who =
    line.author === 'me' ? 'You' : line.author === 'system' ? 'Contact centre' : line.name;
  return (
    <li class={`line ${line.author}`}>
      <p class="meta">
        {who} <time dateTime={new Date(line.at).toISOString()}>{clockTime.format(line.at)}</time>
      </p>
      {line.kind === 'attachment' ? (
        <button class="bubble file" onClick={() => void chat.download(line)}>
          <span aria-hidden="true">↓</span> {line.text}
        </button>
      ) : (
        <p class="bubble">{line.text}</p>
      )}
      {line.author === 'me' && line.progress && (
        <p class="progress">
          {progressWords[line.progress]}{' '}
          {line.progress === 'failed' && (
            <button onClick={() => chat.retry(line)}>Send again</button>
          )}
        </p>
      )}
    </li>
  );
}
