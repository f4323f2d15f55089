import type { CallModel, Device, DeviceKind, DeviceSetup } from '@video-escalation/call/call';
import { SpeakerIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import styles from './device-pickers.module.css';

interface Props {
  readonly call: CallModel;
  readonly setup: DeviceSetup;
  readonly messages: Messages;
  /** In a call the roster tells who is heard. */
  readonly hasLevel?: boolean;
}

export function DevicePickers(props: Props) {
  const { call, setup, messages, hasLevel } = props;
  return (
    <div className={styles.pickers}>
      <Capture kind="microphone" {...props} />
      {hasLevel && setup.permission.microphone === 'granted' && (
        <Level level={setup.micLevel} label={messages.prepare.level} />
      )}
      <Capture kind="camera" {...props} />
      {setup.can.chooseSpeaker && <Picker kind="speaker" {...props} />}
      <button type="button" className={styles.test} onClick={() => void call.playTestSound()}>
        <SpeakerIcon />
        {messages.prepare.testSound}
      </button>
    </div>
  );
}

/** A choice where there is one, else what is wrong and what to do. */
function Capture({ kind, ...props }: Props & { readonly kind: 'microphone' | 'camera' }) {
  const { call, setup, messages } = props;
  const permission = setup.permission[kind];
  if (permission === 'granted' || permission === 'unknown')
    return <Picker kind={kind} {...props} />;
  return (
    <div className={styles.refusal} role="alert">
      <p>{messages.refusal[kind][permission]}</p>
      <button type="button" className={styles.test} onClick={() => void call.askAgain(kind)}>
        {messages.tryAgain}
      </button>
    </div>
  );
}

function Picker({ kind, call, setup, messages }: Props & { readonly kind: DeviceKind }) {
  const devices = setup.devices[kind];
  const name = messages.device[kind];
  return (
    <label className={styles.picker}>
      {name}
      <select
        value={setup.selected[kind] ?? devices[0]?.id ?? ''}
        disabled={devices.length === 0}
        onChange={(event) => void call.chooseDevice(kind, event.target.value)}
      >
        {devices.length === 0 && <option value="">{messages.prepare.defaultSpeaker}</option>}
        {devices.map((each, index) => (
          <option key={each.id} value={each.id}>
            {labelOf(each, index, name, messages)}
          </option>
        ))}
      </select>
    </label>
  );
}

function labelOf(device: Device, index: number, kind: string, messages: Messages): string {
  return device.label || messages.unnamed(kind, index + 1);
}

function Level({ level, label }: { readonly level: number; readonly label: string }) {
  return (
    <div
      className={styles.level}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    >
      <span style={{ width: `${level * 100}%` }} />
    </div>
  );
}
