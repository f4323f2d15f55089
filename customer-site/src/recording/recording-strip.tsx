import { useEffect, useRef } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { noticeText } from './notice-text.ts';
import css from './recording.module.css';
import type { RecordingModel } from './recording.model.ts';

/** Over the picture as long as the call is recorded, also when its window is small; each change is said once. */
export function RecordingStrip({ recording: model }: { recording: RecordingModel }) {
  const { recording: words } = useMessages();
  const notice = useModel(model);
  const { text, isHeardOnly } = noticeText(notice, words);
  const strip = useRef<HTMLDivElement>(null);
  const { isAsked, mayWithdraw } = notice;
  useEffect(() => takeLostFocus(strip.current), [isAsked, mayWithdraw]);
  return (
    <div ref={strip} class={isHeardOnly ? controls.hiddenText : css.strip}>
      <p class={css.notice} data-state={notice.recording?.state} role="status">
        {text}
      </p>
      {notice.mayWithdraw && (
        <button
          type="button"
          class={css.withdraw}
          disabled={notice.isAnswering}
          onClick={() => void model.answer('refused')}
        >
          {words.withdraw}
        </button>
      )}
      {notice.hasFailed && !notice.isAsked && (
        <p class={css.failed} role="alert">
          {words.notSent}
        </p>
      )}
    </div>
  );
}

/** The dialog or button that was answered with took the focus along: the call is where one was. */
function takeLostFocus(strip: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  strip?.closest<HTMLElement>('[tabindex]')?.focus();
}
