import { useEffect, useRef } from 'react';
import type { Messages } from '../messages.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { openContainer } from './container.ts';
import type { SlotName } from './slot-name.ts';
import type { Slot, SlotState } from './slot.model.ts';
import styles from './slot.module.css';
import { textOf } from './telemetry.ts';
import { after } from './time-limit.ts';

interface Props {
  readonly name: SlotName;
  /** Undefined where the registry does not have this remote. */
  readonly slot: Slot | undefined;
  readonly messages: Messages;
}

export function SlotView({ name, slot, messages }: Props) {
  if (!slot) return <p className={styles.message}>{messages.slotMissing}</p>;
  return <FilledSlot name={name} slot={slot} messages={messages} />;
}

function FilledSlot({ name, slot, messages }: Props & { readonly slot: Slot }) {
  const state = useSnapshot(slot);
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = parent.current;
    if (element) slot.start(() => openContainer(element, after));
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
      {state.state === 'loading' && <Loading name={name} state={state} messages={messages} />}
      {state.state === 'mounted' && state.insteadOf !== undefined && (
        <p className={styles.hint} role="status">
          {messages.slotOlder(messages.regions[name])}
        </p>
      )}
      {state.state === 'failed' && (
        <Failed name={name} state={state} messages={messages} onRetry={() => slot.retry()} />
      )}
    </>
  );
}

interface StateProps<S extends SlotState['state']> extends Pick<Props, 'name' | 'messages'> {
  readonly state: Extract<SlotState, { state: S }>;
}

function Loading({ name, state, messages }: StateProps<'loading'>) {
  const region = messages.regions[name];
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
  name,
  state,
  messages,
  onRetry,
}: StateProps<'failed'> & { readonly onRetry: () => void }) {
  const { error, source } = state;
  const team = source?.release?.team;
  const { incompatibility } = error;
  return (
    <div className={styles.message} role="status">
      <p className={styles.title}>{messages.slotFailedTitle[name]}</p>
      <p>
        {messages.slotFailed[error.reason]} {messages.slotStillWorks[name]}
      </p>
      <p>{messages.slotRecovers}</p>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {messages.tryAgain}
      </button>
      <details className={styles.details}>
        <summary>{messages.details}</summary>
        {incompatibility && team !== undefined && (
          <p>{messages.slotIncompatible(messages.regions[name], team, incompatibility)}</p>
        )}
        <p>
          {source?.name} {source?.release?.version}: {textOf(error)}
        </p>
      </details>
    </div>
  );
}
