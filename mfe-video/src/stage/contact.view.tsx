import { useId } from 'react';
import type { Escalation } from '../escalation/escalation.model.ts';
import type { EscalationState } from '../escalation/escalation.ts';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import { regionName } from '../region-names.ts';
import styles from './stage.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly messages: Messages;
}

/** A contact without video: one large button, and the reason when it can't be pressed. */
export function ContactView({ escalation, messages }: Props) {
  const state = useSnapshot(escalation);
  const reason = whyNot(state, messages);
  const hintId = useId();
  const name = state.details?.customerName ?? messages.customer;
  const problem = state.session.at === 'none' ? state.session.problem : null;
  return (
    <div className={styles.centre}>
      {problem && (
        <p className={styles.problem} role="alert">
          {messages.problem(problem)}
        </p>
      )}
      <button
        type="button"
        className={styles.primary}
        data-focus
        aria-disabled={reason !== null}
        disabled={reason !== null}
        aria-describedby={hintId}
        onClick={() => void escalation.startVideo()}
      >
        {messages.contact.startVideo}
      </button>
      <p id={hintId} className={styles.text}>
        {reason ?? messages.contact.startHint(name)}
      </p>
      {reason === null && <RegionChoice escalation={escalation} messages={messages} />}
      {state.contact?.state === 'ended' && (
        <button type="button" className={styles.plain} onClick={() => escalation.closeContact()}>
          {messages.ended.closeContact}
        </button>
      )}
    </div>
  );
}

function whyNot({ contact }: EscalationState, messages: Messages): string | null {
  const words = messages.contact.whyNot;
  if (contact?.channel === 'voice') return words.voice;
  return contact?.state === 'connected' || !contact ? null : words[contact.state];
}

function RegionChoice({ escalation, messages }: Props) {
  const { regions } = useSnapshot(escalation);
  if (!regions || regions.choices.length < 2) return null;
  return (
    <label className={styles.region}>
      {messages.contact.region}
      <select
        value={regions.chosen}
        onChange={(event) => escalation.chooseRegion(event.target.value)}
      >
        {regions.choices.map((each) => (
          <option key={each} value={each}>
            {regionName(each)}
            {each === regions.nearest ? `, ${messages.contact.nearest}` : ''}
          </option>
        ))}
      </select>
    </label>
  );
}
