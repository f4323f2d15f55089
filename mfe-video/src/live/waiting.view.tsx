import { useState } from 'react';
import { elapsed } from '../elapsed.ts';
import type { Escalation } from '../escalation/escalation.model.ts';
import { useNow, useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import styles from './live.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly messages: Messages;
}

/** Alone in the call: what became of the invitation, and the way to repeat it. */
export function Waiting({ escalation, messages }: Props) {
  const { details, session } = useSnapshot(escalation);
  const [isAsking, setAsking] = useState(false);
  const now = useNow();
  if (session.at !== 'open') return null;
  const { customer, invitedAt } = session.meeting;
  const words = messages.live;
  const name = details?.customerName ?? messages.customer;
  const sentence = {
    invited: words.invited,
    declined: words.declined,
    joined: words.coming,
    left: words.customerLeft,
  }[customer](name);
  const inviteAgain = async (): Promise<void> => {
    setAsking(true);
    await escalation.inviteAgain();
    setAsking(false);
  };
  return (
    <div className={styles.overlay}>
      <p className={styles.overlayTitle} role="status">
        {sentence}
      </p>
      {customer === 'invited' && <p>{words.invitedFor(elapsed(now - Date.parse(invitedAt)))}</p>}
      {customer !== 'joined' && (
        <button
          type="button"
          className={styles.onStage}
          disabled={isAsking}
          onClick={() => void inviteAgain()}
        >
          {words.inviteAgain}
        </button>
      )}
    </div>
  );
}
