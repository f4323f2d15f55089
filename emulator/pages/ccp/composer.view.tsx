import { useRef, useState } from 'preact/hooks';
import { useFocus } from '../lib/focus.ts';
import type { Chat } from './chat.model.ts';

/** What the service's quota page lists as attachment types for chat. */
const attachable =
  '.csv,.doc,.docx,.heic,.jfif,.jpeg,.jpg,.mov,.mp4,.pdf,.png,.ppt,.pptx,.rtf,.txt,.wav,.xls,.xlsx';

export function Composer({ chat, isReady }: { chat: Chat; isReady: boolean }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);

  // A contact that has just been accepted, or chosen, is there to be answered.
  useFocus(field, isReady);

  const send = () => {
    const message = text.trim();
    if (!message || !isReady) return;
    chat.send(message);
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const onFile = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const chosen = input.files?.[0];
    if (chosen) void chat.attach(chosen);
    input.value = '';
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="message">
        Message
      </label>
      <textarea
        id="message"
        ref={field}
        rows={2}
        value={text}
        placeholder="Write to the customer"
        maxLength={1024}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (isReady && event.currentTarget.value) chat.typing();
        }}
      />
      <div class="composer-actions">
        <input
          ref={file}
          class="visually-hidden"
          type="file"
          aria-label="File to send"
          tabIndex={-1}
          accept={attachable}
          onChange={onFile}
        />
        <button type="button" disabled={!isReady} onClick={() => file.current?.click()}>
          Attach
        </button>
        <button class="primary" type="submit" disabled={!isReady}>
          Send
        </button>
      </div>
    </form>
  );
}
