import { CameraIcon } from '../icons.tsx';
import css from './launcher.module.css';

interface LaunchButtonProps {
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onPress: () => void;
}

export function LaunchButton({ label, isBusy = false, onPress }: LaunchButtonProps) {
  return (
    <button type="button" class={css.button} aria-busy={isBusy} onClick={onPress}>
      <CameraIcon />
      {label}
    </button>
  );
}
