import { elapsed } from '../elapsed.ts';
import type { Escalation } from '../escalation/escalation.model.ts';
import { useNow, useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import type { RecordingModel, RecordingView } from './recording.model.ts';
import { endSentence } from './recording-words.ts';
import hints from '../live/live.module.css';
import styles from './recording-state.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly recording: RecordingModel;
  readonly messages: Messages;
}

/** The mark that stands as long as a recording is under way; each change is said once. */
export function RecordingState({ escalation, recording: model, messages }: Props) {
  const view = useSnapshot(model);
  const name = useCustomerName(escalation, messages);
  const state = view.recording?.state;
  const words = messages.recording;
  return (
    <div className={styles.place}>
      <p className={styles.hidden} role="status">
        {state && words.said[state](name)}
      </p>
      {state && state !== 'ended' && state !== 'failed' && (
        <p className={styles.mark} data-state={state}>
          {words.badge[state](name)}{' '}
          {(state === 'recording' || state === 'paused') && <Length view={view} words={words} />}
        </p>
      )}
    </div>
  );
}

function Length({ view, words }: { view: RecordingView; words: Messages['recording'] }) {
  const now = useNow();
  const { recording, runsSinceMs } = view;
  return (
    <span className={styles.length}>
      <span className={styles.hidden}>{words.elapsed} </span>
      {elapsed(runsSinceMs === null ? (recording?.recordedMs ?? 0) : now - runsSinceMs)}
    </span>
  );
}

/** What went wrong with it, and the next step. */
export function RecordingNote({ escalation, recording: model, messages }: Props) {
  const { recording, problem, mayControl, isEndRead } = useSnapshot(model);
  const name = useCustomerName(escalation, messages);
  const words = messages.recording;
  const end = recording && !isEndRead ? endSentence(recording, name, messages) : '';
  const sentence = problem ? words.problem(problem) : end;
  if (sentence === '') return null;
  const canRetry = mayControl && problem === null && mayTryAgain(recording?.failure);
  return (
    <div className={hints.hint} role="alert">
      <p>{sentence}</p>
      {canRetry && (
        <button type="button" onClick={() => void model.start()}>
          {messages.tryAgain}
        </button>
      )}
      <button type="button" onClick={() => model.dismiss()}>
        {messages.ok}
      </button>
    </div>
  );
}

/** A customer's no isn't asked away by a button under the sentence that tells of it. */
function mayTryAgain(failure: string | undefined): boolean {
  return failure === 'recorder-unavailable' || failure === 'join-failed';
}

function useCustomerName(escalation: Escalation, messages: Messages): string {
  return useSnapshot(escalation).details?.customerName ?? messages.customer;
}
