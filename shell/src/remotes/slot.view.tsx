import { useEffect, useRef } from 'react';
import type { Messages } from '../messages.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { openPlace } from './place.ts';
import type { Part } from './part.ts';
import type { Slot, SlotState } from './slot.model.ts';
import styles from './slot.module.css';
import { textOf } from './telemetry.ts';
import { after } from './time-limit.ts';

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
        data-remote-state={state.state}
        data-remote-version={state.state === 'mounted' ? state.version : undefined}
      />
      {state.state === 'loading' && <Loading part={part} state={state} messages={messages} />}
      {state.state === 'mounted' && state.insteadOf !== undefined && (
        <p className={styles.hint} role="status">
          {messages.slotOlder(messages.regions[part])}
        </p>
      )}
      {state.state === 'failed' && (
        <Failed part={part} state={state} messages={messages} onRetry={() => slot.retry()} />
      )}
    </>
  );
}

interface StateProps<S extends SlotState['state']> extends Pick<Props, 'part' | 'messages'> {
  readonly state: Extract<SlotState, { state: S }>;
}

function Loading({ part, state, messages }: StateProps<'loading'>) {
  const region = messages.regions[part];
  if (state.isAfterCrash) {
    return (
      <p className={styles.message} role="status">
        {messages.slotRestarting(region)}
      </p>
    );
  }
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{messages.slotLoading(region)}</span>
    </div>
  );
}

function Failed({
  part,
  state,
  messages,
  onRetry,
}: StateProps<'failed'> & { readonly onRetry: () => void }) {
  const { error, source } = state;
  const team = source?.release?.team;
  const { misfit } = error;
  return (
    <div className={styles.message} role="status">
      <p className={styles.title}>{messages.slotFailedTitle[part]}</p>
      <p>
        {messages.slotFailed[error.reason]} {messages.slotStillWorks[part]}
      </p>
      <p>{messages.slotRecovers}</p>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {messages.tryAgain}
      </button>
      <details className={styles.details}>
        <summary>{messages.details}</summary>
        {misfit && team !== undefined && (
          <p>{messages.slotMisfit(messages.regions[part], team, misfit)}</p>
        )}
        <p>
          {source?.name} {source?.release?.version}: {textOf(error)}
        </p>
      </details>
    </div>
  );
}
