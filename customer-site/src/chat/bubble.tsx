import { useState } from 'preact/hooks';
import { FileIcon } from '../icons.tsx';
import { useMessages } from '../use-messages.ts';
import controls from '../widget/controls.module.css';
import css from './chat.module.css';
import type { ChatLine } from './chat-lines.ts';
import type { ChatModel } from './chat.model.ts';
import type { ItemContent } from './chat-port.ts';
import { linkParts } from './link-text.ts';
import { timeFormat } from './transcript-text.ts';

interface BubbleProps {
  readonly chat: ChatModel;
  readonly line: ChatLine;
  /** Only the newest own line says how far it got, unless something is wrong. */
  readonly isLastOwn: boolean;
}

export function Bubble({ chat, line, isLastOwn }: BubbleProps) {
  const messages = useMessages();
  const { content, from, name, at } = line;
  const speaker = from === 'customer' ? messages.chat.you : from === 'agent' ? name : '';
  return (
    <div class={css.bubble} data-from={from}>
      <p class={css.meta}>
        {speaker !== '' && <span>{speaker}</span>}
        <time dateTime={at}>{timeFormat(messages.language).format(new Date(at))}</time>
      </p>
      <div class={css.words}>
        {content.kind === 'text' && <Text message={content.text} />}
        {content.kind === 'upload' && messages.chat.uploading(content.file.name)}
        {content.kind === 'file' && <SharedFile chat={chat} file={content} />}
      </div>
      <DeliveryLine chat={chat} line={line} isLastOwn={isLastOwn} />
    </div>
  );
}

/** Only pages: the mail program or the phone would leave an empty tab behind. */
const newTab = { target: '_blank', rel: 'noopener noreferrer' };

const Text = ({ message }: { message: string }) => (
  <>
    {linkParts(message).map((part) =>
      typeof part === 'string' ? (
        part
      ) : (
        <a href={part.href} {...(part.href.startsWith('http') && newTab)}>
          {part.text}
        </a>
      ),
    )}
  </>
);

function DeliveryLine({ chat, line, isLastOwn }: BubbleProps) {
  const { chat: words } = useMessages();
  const { delivery, key } = line;
  if (!delivery) return null;
  const isTrouble = delivery === 'failed' || delivery === 'refused';
  if (!isTrouble) return isLastOwn ? <p class={css.delivery}>{words.delivery[delivery]}</p> : null;
  return (
    <p class={css.trouble} role="alert">
      {words.delivery[delivery]}
      {delivery === 'failed' && (
        <button type="button" class={controls.quiet} onClick={() => void chat.resend(key)}>
          {words.retry}
        </button>
      )}
      <button type="button" class={controls.quiet} onClick={() => chat.discard(key)}>
        {words.discard}
      </button>
    </p>
  );
}

type File = Extract<ItemContent, { kind: 'file' }>;

function SharedFile({ chat, file }: { chat: ChatModel; file: File }) {
  const { chat: words } = useMessages();
  const [hasFailed, setFailed] = useState(false);
  const open = async () => {
    setFailed(false);
    try {
      openInNewTab(await chat.fileUrl(file.attachmentId));
    } catch {
      setFailed(true);
    }
  };
  if (file.status !== 'ready') {
    const state = file.status === 'checking' ? words.fileChecking : words.fileRefused;
    return <>{`${file.fileName} ${state}`}</>;
  }
  return (
    <>
      <button type="button" class={css.file} onClick={() => void open()}>
        <FileIcon />
        {words.openFile(file.fileName)}
      </button>
      {hasFailed && <span role="alert">{words.fileFailed}</span>}
    </>
  );
}

/** A link that is pressed, unlike window.open after a wait, isn't taken for a pop-up. */
function openInNewTab(url: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer' });
  link.click();
}
