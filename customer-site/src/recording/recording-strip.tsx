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
  return (
    <div class={isHeardOnly ? controls.hiddenText : css.strip}>
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
