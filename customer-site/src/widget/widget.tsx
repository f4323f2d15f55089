import { useEffect, useState } from 'preact/hooks';
import { ChatPanel } from '../chat/chat-panel.tsx';
import type { ConversationState } from '../conversation/conversation.model.ts';
import { CloseIcon, MinimiseIcon } from '../icons.tsx';
import { StartForm } from '../start/start-form.view.tsx';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import { VideoCall } from '../video-call/video-call.view.tsx';
import { LaunchButton } from './launch-button.tsx';
import launcherCss from './launcher.module.css';
import type { WidgetSession } from './session.ts';
import css from './widget.module.css';

export interface WidgetProps {
  readonly session: WidgetSession;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Form, chat and call; the panel can be put aside without losing any of them. */
export function Widget({ session, isOpen, onOpen }: WidgetProps) {
  const { conversation, companyName, reference } = session;
  const state = useModel(conversation);
  const { launcher, widget } = useMessages();
  const [isCallMinimised, setCallMinimised] = useState(false);
  const isChat = state.phase === 'chat';
  useEffect(() => () => conversation.destroy(), [conversation]);

  return (
    <>
      {!isOpen && (
        <section class={launcherCss.launcher} aria-label={widget.title}>
          {isChat ? (
            <Reopen state={state} onPress={() => onOpen(true)} />
          ) : (
            <LaunchButton label={launcher.start} onPress={() => onOpen(true)} />
          )}
        </section>
      )}
      {/* Hidden, not gone: what was typed stays. */}
      <section
        class={css.panel}
        aria-label={widget.title}
        hidden={!isOpen}
        data-below-call={isCallMinimised}
      >
        <header class={css.header}>
          <h2>{widget.title}</h2>
          <button type="button" class={css.iconButton} onClick={() => onOpen(false)}>
            {isChat ? <MinimiseIcon /> : <CloseIcon />}
            <span class={css.hiddenText}>{isChat ? widget.minimise : widget.close}</span>
          </button>
        </header>
        {isChat ? (
          <ChatPanel
            key={state.chat}
            chat={state.chat}
            video={state.video}
            isVideoRefused={state.isVideoRefused}
            isShown={isOpen}
            onEnded={() => onOpen(true)}
            onAgain={() => conversation.startOver()}
          />
        ) : (
          <StartForm conversation={conversation} state={state} reference={reference} />
        )}
      </section>
      {isChat && (
        <VideoCall
          video={state.video}
          companyName={companyName}
          isMinimised={isCallMinimised}
          onMinimise={setCallMinimised}
          onShowChat={() => onOpen(true)}
        />
      )}
    </>
  );
}

function Reopen({
  state,
  onPress,
}: {
  state: Extract<ConversationState, { phase: 'chat' }>;
  onPress: () => void;
}) {
  const { launcher } = useMessages();
  const { unread } = useModel(state.chat);
  return (
    <>
      <LaunchButton
        label={unread > 0 ? `${launcher.reopen} (${launcher.unread(unread)})` : launcher.reopen}
        onPress={onPress}
      />
      <span class={css.hiddenText} role="status">
        {unread > 0 && launcher.unread(unread)}
      </span>
    </>
  );
}
