import type { LiveCall } from '@video-escalation/call/call';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import * as icons from '../icons.tsx';
import { useMessages } from '../use-messages.ts';
import css from './call-controls.module.css';
import { DevicePicker } from './device-picker.tsx';
import type { VideoCallProps } from './video-call.props.ts';

type CallControlsProps = VideoCallProps & { readonly live: LiveCall | null };

export function CallControls({ live, ...props }: CallControlsProps) {
  const { call: words } = useMessages().video;
  const { video, isMinimised, onMinimise, onShowChat } = props;
  const [isChoosing, setChoosing] = useState(false);
  const showChat = () => {
    // On a phone the call fills the screen: it makes room, and goes on.
    if (matchMedia('(max-width: 640px)').matches) onMinimise(true);
    onShowChat();
  };

  return (
    <>
      {live && !isMinimised && <StateLine live={live} />}
      {live && isChoosing && !isMinimised && (
        <div class={css.devices}>
          <DevicePicker call={video.call} setup={live.setup} kind="camera" />
          <DevicePicker call={video.call} setup={live.setup} kind="microphone" />
          <DevicePicker call={video.call} setup={live.setup} kind="speaker" />
        </div>
      )}
      <div class={css.controls}>
        {live && <OwnMedia {...props} live={live} />}
        {live && !isMinimised && (
          <Control
            label={words.devices}
            isPressed={isChoosing}
            onPress={() => setChoosing(!isChoosing)}
          >
            <icons.SettingsIcon />
          </Control>
        )}
        {!isMinimised && (
          <Control label={words.chat} onPress={showChat}>
            <icons.ChatIcon />
          </Control>
        )}
        <Control label={words.leave} isDanger onPress={() => void video.leave()}>
          <icons.LeaveIcon />
        </Control>
      </div>
    </>
  );
}

function OwnMedia({ live, video, isMinimised }: VideoCallProps & { readonly live: LiveCall }) {
  const { call: words } = useMessages().video;
  const { call } = video;
  const { can } = live.setup;
  const isSharing = live.sharing === 'self';
  return (
    <>
      <Control
        label={live.isMuted ? words.unmute : words.mute}
        onPress={() => call.setMuted(!live.isMuted)}
      >
        {live.isMuted ? <icons.MicrophoneOffIcon /> : <icons.MicrophoneIcon />}
      </Control>
      <Control
        label={live.isCameraOn ? words.stopCamera : words.startCamera}
        onPress={() => void call.setCamera(!live.isCameraOn)}
      >
        {live.isCameraOn ? <icons.CameraIcon /> : <icons.CameraOffIcon />}
      </Control>
      {can.flipCamera && live.isCameraOn && !isMinimised && (
        <Control label={words.flip} onPress={() => void call.flipCamera()}>
          <icons.FlipIcon />
        </Control>
      )}
      {can.shareScreen && !isMinimised && (
        <Control
          label={isSharing ? words.stopShare : words.share}
          onPress={() => void (isSharing ? call.stopShare() : call.startShare())}
        >
          <icons.ScreenIcon />
        </Control>
      )}
    </>
  );
}

function StateLine({ live }: { live: LiveCall }) {
  const { call: words, preview } = useMessages().video;
  const { microphone, camera } = live.setup.permission;
  const sentences = [
    live.reconnecting ? words.noConnection : words.network[live.network],
    microphone === 'denied' ? preview.denied.microphone : live.isMuted && words.youMuted,
    camera === 'denied' && preview.denied.camera,
    live.sharing === 'self' && words.sharingSelf,
  ].filter((sentence) => typeof sentence === 'string');
  return (
    <p class={css.state} role="status" data-network={live.reconnecting ? 'poor' : live.network}>
      {sentences.join(' · ')}
    </p>
  );
}

interface ControlProps {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly isDanger?: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function Control({ label, isPressed, isDanger = false, onPress, children }: ControlProps) {
  return (
    <button
      type="button"
      class={isDanger ? css.leave : css.control}
      {...(isPressed === undefined ? {} : { 'aria-expanded': isPressed })}
      onClick={onPress}
    >
      {children}
      <span>{label}</span>
    </button>
  );
}
