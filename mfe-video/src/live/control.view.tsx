import type { ReactNode } from 'react';
import styles from './controls.module.css';

interface ControlProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly isOff?: boolean;
  readonly isDanger?: boolean;
  /** It can't be pressed now, but keeps the focus for when it can again. */
  readonly isIdle?: boolean;
  readonly onPress: () => void;
}

export function Control(props: ControlProps) {
  const { icon, name, isOff = false, isDanger = false, isIdle = false, onPress } = props;
  return (
    <button
      type="button"
      className={styles.control}
      data-off={isOff}
      data-danger={isDanger}
      {...(isIdle ? { 'aria-disabled': true } : {})}
      onClick={isIdle ? undefined : onPress}
    >
      {icon}
      {name}
    </button>
  );
}
