import { useEffect, useRef, useState } from 'react';
import type { CallModel, LiveCall } from '@video-escalation/call/call';
import { DevicePickers } from '../devices/device-pickers.view.tsx';
import type { Escalation } from '../escalation/escalation.model.ts';
import {
  CameraIcon,
  CameraOffIcon,
  DevicesIcon,
  EndIcon,
  LeaveIcon,
  MicrophoneIcon,
  MutedIcon,
  ScreenIcon,
} from '../icons.tsx';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from '../recording/recording.model.ts';
import { RecordingControls } from '../recording/recording-controls.view.tsx';
import { Control } from './control.view.tsx';
import styles from './controls.module.css';

interface Props {
  readonly live: LiveCall;
  readonly escalation: Escalation;
  readonly call: CallModel;
  readonly recording: RecordingModel;
  readonly messages: Messages;
}

export function Controls(props: Props) {
  const { live, escalation, call, messages } = props;
  const [isAsking, setAsking] = useState(false);
  const words = messages.live;
  if (isAsking) return <EndQuestion {...props} onKeepGoing={() => setAsking(false)} />;
  return (
    <div className={styles.bar} role="group" aria-label={words.controls}>
      <Control
        icon={live.isMuted ? <MutedIcon /> : <MicrophoneIcon />}
        name={live.isMuted ? words.unmute : words.mute}
        isOff={live.isMuted}
        onPress={() => call.setMuted(!live.isMuted)}
      />
      <Control
        icon={live.isCameraOn ? <CameraIcon /> : <CameraOffIcon />}
        name={live.isCameraOn ? words.stopCamera : words.startCamera}
        isOff={!live.isCameraOn}
        onPress={() => void call.setCamera(!live.isCameraOn)}
      />
      {live.setup.can.shareScreen && (
        <Control
          icon={<ScreenIcon />}
          name={live.sharing === 'self' ? words.stopShare : words.startShare}
          onPress={() => void (live.sharing === 'self' ? call.stopShare() : call.startShare())}
        />
      )}
      <RecordingControls recording={props.recording} messages={messages} />
      <DeviceMenu {...props} />
      <div className={styles.leaving}>
        <Control icon={<LeaveIcon />} name={words.leave} onPress={() => void escalation.leave()} />
        <Control
          icon={<EndIcon />}
          name={words.endForEveryone}
          isDanger
          onPress={() => setAsking(true)}
        />
      </div>
    </div>
  );
}

/** Asked once, in place: Enter ends, Escape goes on. */
function EndQuestion({ escalation, messages, onKeepGoing }: Props & { onKeepGoing: () => void }) {
  const words = messages.live;
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={words.endQuestion}
      onKeyDown={(event) => event.key === 'Escape' && onKeepGoing()}
    >
      <p className={styles.question}>{words.endQuestion}</p>
      <button
        ref={yes}
        type="button"
        className={styles.control}
        data-danger
        onClick={() => void escalation.endForEveryone()}
      >
        <EndIcon />
        {words.endForEveryone}
      </button>
      <button type="button" className={styles.control} onClick={onKeepGoing}>
        {words.keepGoing}
      </button>
    </div>
  );
}

function DeviceMenu({ live, call, messages }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles.menu} onKeyDown={(event) => event.key === 'Escape' && isOpen && close()}>
      <button
        ref={button}
        type="button"
        className={styles.control}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <DevicesIcon />
        {messages.live.devices}
      </button>
      {isOpen && (
        <div className={styles.panel}>
          <DevicePickers call={call} setup={live.setup} messages={messages} />
        </div>
      )}
    </div>
  );
}
