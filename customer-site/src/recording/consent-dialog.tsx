import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import { Modal } from '../video-call/modal.tsx';
import css from '../video-call/preview.module.css';
import controls from '../widget/controls.module.css';
import type { RecordingModel } from './recording.model.ts';

interface ConsentDialogProps {
  readonly recording: RecordingModel;
  readonly agentName: string;
}

/** Asks before anything is recorded. Only one of its two buttons is an answer. */
export function ConsentDialog({ recording, agentName }: ConsentDialogProps) {
  const { recording: words } = useMessages();
  const { isAsked, isAnswering, hasFailed } = useModel(recording);
  if (!isAsked) return null;
  return (
    <Modal title={words.question(agentName)}>
      <p class={css.text}>{words.questionText}</p>
      {hasFailed && (
        <p class={controls.problem} role="alert">
          {words.notSent}
        </p>
      )}
      <div class={css.actions}>
        <button
          type="button"
          class={controls.secondary}
          disabled={isAnswering}
          onClick={() => void recording.answer('refused')}
        >
          {words.refuse}
        </button>
        <button
          type="button"
          class={controls.primary}
          disabled={isAnswering}
          onClick={() => void recording.answer('given')}
        >
          {words.agree}
        </button>
      </div>
    </Modal>
  );
}
