import { useSyncExternalStore } from 'react';
import type { Messages } from '../messages.ts';
import type { ExampleRemote } from './example-remote.model.ts';
import styles from './example-remote.module.css';

interface Props {
  readonly model: ExampleRemote;
  readonly messages: Messages;
}

export function ExampleRemoteView({ model, messages }: Props) {
  const { contact } = useSyncExternalStore(model.subscribe, model.getSnapshot);
  return (
    <div className={styles.root}>
      <p>{contact ? messages.inFocus[contact.channel] : messages.noContact}</p>
    </div>
  );
}
