import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { expectationText } from './notice-text.ts';
import type { RecordingModel } from './recording.model.ts';

/** Nobody joins without knowing that the call is or may be recorded. */
export function Expectation({ recording }: { recording: RecordingModel }) {
  const { recording: words } = useMessages();
  const text = expectationText(useModel(recording), words);
  return text === '' ? null : (
    <p class={controls.note} role="status">
      {text}
    </p>
  );
}
