import type { CallModel, DeviceKind, DeviceSetup } from '@video-escalation/call/call';
import { useId } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import css from './preview.module.css';

interface DevicePickerProps {
  readonly call: CallModel;
  readonly setup: DeviceSetup;
  readonly kind: DeviceKind;
}

/** Nothing where there is nothing to choose from. */
export function DevicePicker({ call, setup, kind }: DevicePickerProps) {
  const { preview } = useMessages().video;
  const id = useId();
  const devices = setup.devices[kind];
  const mayChoose =
    kind === 'speaker' ? setup.can.chooseSpeaker : setup.permission[kind] === 'granted';
  if (devices.length === 0 || !mayChoose) return null;
  return (
    <div class={css.picker}>
      <label for={id}>{preview[kind]}</label>
      <select
        id={id}
        value={setup.selected[kind] ?? devices[0]!.id}
        onChange={({ currentTarget }) => void call.chooseDevice(kind, currentTarget.value)}
      >
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || `${preview[kind]} ${index + 1}`}
          </option>
        ))}
      </select>
    </div>
  );
}
