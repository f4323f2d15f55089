import type { DeviceSetup } from '@video-escalation/call/call';
import { useEffect, useRef } from 'preact/hooks';
import { SoundIcon } from '../icons.tsx';
import { Expectation } from '../recording/expectation.tsx';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { DevicePicker } from './device-picker.tsx';
import { Modal } from './modal.tsx';
import { PermissionHelp } from './permission-help.tsx';
import css from './preview.module.css';
import type { VideoCallModel } from './video-call.model.ts';

/** Own picture, level, sound and devices before anybody sees or hears. */
export function Preview({ video, agentName }: { video: VideoCallModel; agentName: string }) {
  const { video: words } = useMessages();
  const call = useModel(video.call);
  const setup = call.state === 'preparing' ? call.setup : null;
  return (
    <Modal title={words.preview.title} onCancel={() => video.notNow()}>
      <p class={css.text}>{words.preview.text(agentName)}</p>
      <Expectation recording={video.recording} />
      {setup ? (
        <Devices video={video} setup={setup} agentName={agentName} />
      ) : (
        <div class={css.picture} aria-hidden="true" />
      )}
      {(!setup || setup.isAsking) && (
        <p class={controls.note} role="status">
          {words.preview.asking}
        </p>
      )}
      <div class={css.actions}>
        <button type="button" class={controls.secondary} onClick={() => video.notNow()}>
          {words.notNow}
        </button>
        <button
          type="button"
          class={controls.primary}
          disabled={!setup || setup.isAsking}
          onClick={() => void video.joinFromPreview()}
        >
          {words.preview.join}
        </button>
      </div>
    </Modal>
  );
}

interface DevicesProps {
  readonly video: VideoCallModel;
  readonly setup: DeviceSetup;
  readonly agentName: string;
}

function Devices({ video, setup, agentName }: DevicesProps) {
  const { preview } = useMessages().video;
  const { call } = video;
  return (
    <>
      <OwnPicture video={video} setup={setup} />
      <label class={css.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={setup.cameraOnWhenJoining}
          disabled={setup.permission.camera === 'missing'}
          onChange={({ currentTarget }) => void call.setCamera(currentTarget.checked)}
        />
        {preview.cameraOn}
      </label>
      <PermissionHelp call={call} setup={setup} agentName={agentName} />
      <DevicePicker call={call} setup={setup} kind="camera" />
      <DevicePicker call={call} setup={setup} kind="microphone" />
      {setup.permission.microphone === 'granted' && (
        <div class={css.level}>
          <span>{preview.level}</span>
          <meter aria-label={preview.levelName} min={0} max={1} value={setup.micLevel} />
        </div>
      )}
      <DevicePicker call={call} setup={setup} kind="speaker" />
      <div class={css.sound}>
        <button type="button" class={controls.secondary} onClick={() => void call.playTestSound()}>
          <SoundIcon />
          {preview.testSound}
        </button>
      </div>
    </>
  );
}

function OwnPicture({ video, setup }: Omit<DevicesProps, 'agentName'>) {
  const { preview } = useMessages().video;
  const element = useRef<HTMLVideoElement>(null);
  const isOn = setup.cameraOnWhenJoining && setup.permission.camera !== 'missing';
  useEffect(() => {
    video.call.bindPreview(isOn ? element.current : null);
    return () => video.call.bindPreview(null);
  }, [video, isOn]);

  return (
    <div class={css.picture}>
      <video ref={element} class={css.own} muted playsInline autoPlay hidden={!isOn} />
      {!isOn && <p>{preview.cameraOffText}</p>}
    </div>
  );
}
