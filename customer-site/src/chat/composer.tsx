import type { RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { ClipIcon } from '../icons.tsx';
import { useMessages } from '../use-messages.ts';
import controls from '../widget/controls.module.css';
import { ACCEPT } from './attachment-rules.ts';
import css from './chat.module.css';
import type { ChatModel } from './chat.model.ts';

/** SendMessage takes up to 1024 characters of plain text (Amazon Connect Participant API reference). */
const MAX_MESSAGE = 1024;

interface ComposerProps {
  readonly chat: ChatModel;
  readonly inputRef: RefObject<HTMLTextAreaElement>;
  readonly onFiles: (files: Iterable<File>) => void;
}

export function Composer({ chat, inputRef, onFiles }: ComposerProps) {
  const { chat: words } = useMessages();
  const [text, setText] = useState('');
  const fileInput = useRef<HTMLInputElement>(null);
  const id = useId();

  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return inputRef.current?.focus();
    void chat.send(text);
    setText('');
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composing of a word in many scripts: that one must not send.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };
  const choose = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    onFiles([...(currentTarget.files ?? [])]);
    currentTarget.value = ''; // so that the same file can be chosen once more
  };

  return (
    <form class={css.composer} onSubmit={send}>
      <label class={controls.hiddenText} for={id}>
        {words.message}
      </label>
      <textarea
        id={id}
        ref={inputRef}
        rows={2}
        maxLength={MAX_MESSAGE}
        placeholder={words.message}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          chat.typing();
        }}
        onKeyDown={onKeyDown}
      />
      <div class={css.tools}>
        <button
          type="button"
          class={controls.quiet}
          title={words.attachHint}
          onClick={() => fileInput.current?.click()}
        >
          <ClipIcon />
          {words.attach}
        </button>
        <input
          ref={fileInput}
          type="file"
          accept={ACCEPT}
          multiple
          hidden
          tabIndex={-1}
          aria-label={words.attach}
          onChange={choose}
        />
        <button type="submit" class={controls.primary}>
          {words.send}
        </button>
      </div>
      <p class={css.hint}>{words.attachHint}</p>
    </form>
  );
}
