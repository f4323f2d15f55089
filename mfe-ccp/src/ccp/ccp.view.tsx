import { useEffect, useRef } from 'react';
import type { Messages } from '../messages.ts';
import type { CcpModel, CcpState } from './ccp.model.ts';
import styles from './ccp.module.css';
import { useSnapshot } from './use-snapshot.ts';
import { roundWait, roundWaitToMinutes } from './wait.ts';

interface Props {
  readonly ccp: CcpModel;
  readonly messages: Messages;
  readonly hasLoginPopup: boolean;
}

export function CcpView({ ccp, messages, hasLoginPopup }: Props) {
  const state = useSnapshot(ccp);
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (container.current) ccp.start(container.current);
  }, [ccp]);
  return (
    <div className={styles.ccp}>
      {/* Always there, whatever the state: moving a frame in the document reloads it. */}
      <div ref={container} className={styles.frame} data-ready={state.state === 'ready'} />
      <Overlay state={state} ccp={ccp} messages={messages} hasLoginPopup={hasLoginPopup} />
    </div>
  );
}

function Overlay({ state, ccp, messages, hasLoginPopup }: Props & { readonly state: CcpState }) {
  if (state.state === 'ready') return null;
  if (state.state === 'signing-in' || state.state === 'loading') {
    const loading = hasLoginPopup ? messages.waitingForLogin : messages.loading;
    return (
      <div className={styles.waiting} role="status">
        <span className={styles.bar} />
        <span className={styles.bar} />
        <span className={styles.bar} />
        <p>{state.state === 'loading' ? loading : messages.signingIn}</p>
      </div>
    );
  }
  if (state.state === 'waiting') return <Line {...state} messages={messages} />;
  const isSignedOut = state.state === 'signed-out';
  return (
    <div className={styles.message} role="status">
      <p className={styles.title}>{isSignedOut ? messages.signedOutTitle : messages.failedTitle}</p>
      <p>{isSignedOut ? messages.signedOutText : messages.failed[state.reason]}</p>
      <button type="button" onClick={() => ccp.retry()}>
        {isSignedOut ? messages.signInAgain : messages.tryAgain}
      </button>
    </div>
  );
}

interface LineProps {
  readonly place: number;
  readonly waitMs: number;
  readonly messages: Messages;
}

function Line({ place, waitMs, messages }: LineProps) {
  return (
    <div className={styles.message}>
      <p className={styles.title}>{messages.lineTitle}</p>
      <p className={styles.place}>{messages.linePlace(place, roundWait(waitMs))}</p>
      <p>{messages.lineText}</p>
      {/* The number changes every few seconds: heard, it would be a nuisance. */}
      <p className={styles.heard} role="status">
        {messages.lineSaid(roundWaitToMinutes(waitMs))}
      </p>
    </div>
  );
}
