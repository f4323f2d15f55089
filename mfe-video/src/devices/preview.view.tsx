import type { CallModel, DeviceSetup } from '@video-escalation/call/call';
import type { Messages } from '../messages.ts';
import styles from './preview.module.css';

interface Props {
  readonly call: CallModel;
  /** Null while the SDK's state isn't there yet. */
  readonly setup: DeviceSetup | null;
  readonly messages: Messages;
}

/** The own picture as others would see it, or why there is none. */
export function Preview({ call, setup, messages }: Props) {
  const words = messages.prepare;
  const camera = setup?.permission.camera ?? 'unknown';
  return (
    <figure className={styles.preview}>
      <video ref={call.bindPreview} className={styles.picture} autoPlay playsInline muted />
      {camera !== 'granted' && (
        <p className={styles.words}>{camera === 'unknown' ? words.asking : words.noPicture}</p>
      )}
      {setup && camera === 'granted' && (
        <figcaption className={styles.caption}>
          {words.onlyYou}
          {setup.cameraOnWhenJoining ? '' : `. ${words.cameraOffNote}`}
        </figcaption>
      )}
    </figure>
  );
}
