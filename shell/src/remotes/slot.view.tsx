import { useEffect, useRef } from 'react';
import type { Messages } from '../messages.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { openPlace } from './place.ts';
import type { Slot } from './slot.model.ts';
import styles from './slot.module.css';
import { after } from './time-limit.ts';

export type Part = 'ccp' | 'video' | 'adhoc' | 'playback';

interface Props {
  readonly part: Part;
  /** Undefined: the registry doesn't have this part. */
  readonly slot: Slot | undefined;
  readonly messages: Messages;
}

export function SlotView({ part, slot, messages }: Props) {
  if (!slot) return <p className={styles.message}>{messages.slotMissing}</p>;
  return <FilledSlot part={part} slot={slot} messages={messages} />;
}

function FilledSlot({ part, slot, messages }: Props & { readonly slot: Slot }) {
  const state = useSnapshot(slot);
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = parent.current;
    if (element) slot.start(() => openPlace(element, after));
  }, [slot]);
  return (
    <>
      <div
        ref={parent}
        className={styles.place}
        hidden={state.state === 'failed'}
        aria-busy={state.state === 'loading'}
      />
      {state.state === 'loading' && (
        <div className={styles.skeleton} role="status">
          <span className="visually-hidden">{messages.slotLoading(messages.regions[part])}</span>
        </div>
      )}
      {state.state === 'failed' && (
        <div className={styles.message} role="status">
          <p className={styles.title}>{messages.slotFailedTitle[part]}</p>
          <p>
            {messages.slotFailed[state.reason]} {messages.slotStillWorks[part]}
          </p>
          <button type="button" className={styles.retry} onClick={() => slot.retry()}>
            {messages.tryAgain}
          </button>
        </div>
      )}
    </>
  );
}
