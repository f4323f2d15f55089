import { useSnapshot } from '../hooks.ts';
import { PauseIcon, RecordIcon, ResumeIcon, StopIcon } from '../icons.tsx';
import { Control } from '../live/control.view.tsx';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from './recording.model.ts';
import { isUnderWay } from './recording-words.ts';

interface Props {
  readonly recording: RecordingModel;
  readonly messages: Messages;
}

/** Nothing where the contact's attributes don't give the agent a hand on the recording. */
export function RecordingControls({ recording: model, messages }: Props) {
  const { recording, mayControl, isBusy } = useSnapshot(model);
  if (!mayControl) return null;
  const words = messages.recording;
  const state = recording?.state;
  const isFinishing = state === 'stopping';
  const canStop = isUnderWay(recording) && !isFinishing;
  const stopName = state === 'asking' ? words.cancel : words.stop;
  const isPaused = state === 'paused';
  return (
    <>
      <Control
        icon={canStop ? <StopIcon /> : <RecordIcon />}
        name={canStop ? stopName : words.start}
        isIdle={isBusy || isFinishing}
        onPress={() => void (canStop ? model.stop() : model.start())}
      />
      {(state === 'recording' || isPaused) && (
        <Control
          icon={isPaused ? <ResumeIcon /> : <PauseIcon />}
          name={isPaused ? words.resume : words.pause}
          isIdle={isBusy}
          onPress={() => void (isPaused ? model.resume() : model.pause())}
        />
      )}
    </>
  );
}
