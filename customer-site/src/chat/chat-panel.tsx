import { useEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import type { VideoCallModel } from '../video-call/video-call.model.ts';
import { VideoCard } from '../video-call/video-card.tsx';
import controls from '../widget/controls.module.css';
import { fileFault } from './attachment-rules.ts';
import css from './chat.module.css';
import type { ChatModel, ChatState } from './chat.model.ts';
import { Composer } from './composer.tsx';
import { EndChat } from './end-chat.tsx';
import { MessageList } from './message-list.tsx';
import { Ended } from './ended.tsx';

export interface ChatPanelProps {
  readonly chat: ChatModel;
  readonly video: VideoCallModel;
  readonly isVideoRefused: boolean;
  readonly isShown: boolean;
  /** The chat is over: its thanks should not stay behind a button. */
  readonly onEnded: () => void;
  readonly onAgain: () => void;
}

export function ChatPanel({
  chat,
  video,
  isVideoRefused,
  isShown,
  onEnded,
  onAgain,
}: ChatPanelProps) {
  const messages = useMessages();
  const state = useModel(chat);
  const videoState = useModel(video);
  const [fault, setFault] = useState<string | null>(null);
  const [isDropping, setDropping] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);
  const isOver = state.connection === 'ended';
  useWatched(chat, isShown);
  const hasEnded = useRef(onEnded);
  useEffect(() => {
    if (isOver) hasEnded.current();
  }, [isOver]);
  useEffect(() => {
    if (isShown) composer.current?.focus();
  }, [isShown]);

  const share = (files: Iterable<File>) => {
    setFault(null);
    for (const file of files) {
      const found = fileFault(file);
      if (found) setFault(messages.chat.fileFaults[found](file.name));
      else void chat.sendFile(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    if (!isOver && event.dataTransfer) share(event.dataTransfer.files);
  };

  return (
    <div
      class={css.panel}
      onDragOver={(event) => (event.preventDefault(), setDropping(!isOver))}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      <div class={css.bar}>
        <p class={css.status} role="status" data-state={state.connection}>
          {statusText(state, messages.chat)}
        </p>
        {!isOver && <EndChat chat={chat} isInCall={videoState.step === 'call'} />}
      </div>
      {state.connection === 'reconnecting' && (
        <p class={controls.warning} role="status">
          {messages.chat.reconnecting}
        </p>
      )}
      {state.connection === 'failed' && (
        <p class={controls.problem} role="alert">
          {messages.chat.failed}{' '}
          <button type="button" class={controls.quiet} onClick={() => void chat.retry()}>
            {messages.chat.reconnect}
          </button>
        </p>
      )}
      {isVideoRefused && !isOver && <p class={controls.warning}>{messages.chat.videoRefused}</p>}
      <MessageList chat={chat} state={state} />
      <VideoCard video={video} />
      {fault && (
        <p class={controls.problem} role="alert">
          {fault}
        </p>
      )}
      {isOver ? (
        <Ended lines={state.lines} isTurnedAway={state.isTurnedAway} onAgain={onAgain} />
      ) : (
        <Composer chat={chat} inputRef={composer} onFiles={share} />
      )}
      {isDropping && <div class={css.dropZone}>{messages.chat.dropHere}</div>}
    </div>
  );
}

/** Lines count as read only while the chat is open in a page that can be seen. */
function useWatched(chat: ChatModel, isShown: boolean): void {
  useEffect(() => {
    const tell = () => chat.setWatched(isShown && document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [chat, isShown]);
}

function statusText(
  { connection, agentName }: ChatState,
  chat: ReturnType<typeof useMessages>['chat'],
): string {
  if (connection === 'ended') return chat.ended;
  if (connection === 'opening') return chat.opening;
  return agentName === null ? chat.waiting : chat.withAgent(agentName);
}
