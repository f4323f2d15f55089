import { useEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import controls from '../widget/controls.module.css';
import css from './chat.module.css';
import type { ChatLines } from './chat-lines.ts';
import { transcriptText } from './transcript-text.ts';

export interface EndedProps {
  readonly lines: ChatLines;
  /** Then the last words above say why, and what to do instead. */
  readonly isTurnedAway: boolean;
  readonly onAgain: () => void;
}

export function Ended({ lines, isTurnedAway, onAgain }: EndedProps) {
  const messages = useMessages();
  const words = messages.chat;
  const [outcome, setOutcome] = useState<'' | 'copied' | 'copyFailed'>('');
  const thanks = useRef<HTMLParagraphElement>(null);
  useEffect(() => thanks.current?.focus(), []);

  const copy = () => {
    navigator.clipboard.writeText(transcriptText(lines, messages)).then(
      () => setOutcome('copied'),
      () => setOutcome('copyFailed'),
    );
  };
  return (
    <div class={css.ended}>
      <p ref={thanks} tabIndex={-1}>
        {isTurnedAway ? words.turnedAway : words.thanks}
      </p>
      <div class={css.tools}>
        <button type="button" class={controls.secondary} onClick={copy}>
          {words.copy}
        </button>
        <button type="button" class={controls.primary} onClick={onAgain}>
          {words.again}
        </button>
      </div>
      <p role="status">{outcome !== '' && words[outcome]}</p>
    </div>
  );
}
