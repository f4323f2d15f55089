import { useEffect, useRef } from 'react';
import type { CallModel } from '@video-escalation/call/call';
import type { Escalation } from '../escalation/escalation.model.ts';
import { useSnapshot } from '../hooks.ts';
import { LiveView } from '../live/live.view.tsx';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from '../recording/recording.model.ts';
import { ContactBar } from './contact-bar.view.tsx';
import { ContactView } from './contact.view.tsx';
import { EndedView } from './ended.view.tsx';
import { PreparingView } from './preparing.view.tsx';
import { stageOf, type StageName } from './stage.ts';
import styles from './stage.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly call: CallModel;
  readonly recording: RecordingModel;
  readonly messages: Messages;
  readonly locale: string;
}

/** The middle of the workspace: one screen for each state of the agent's video session. */
export function StageView(props: Props) {
  const state = useSnapshot(props.escalation);
  const callState = useSnapshot(props.call);
  const stage = stageOf(state, callState);
  const root = useRef<HTMLDivElement>(null);
  useFocusWhereTheWorkIs(root, stage);
  return (
    <div ref={root} className={styles.root} data-stage={stage}>
      <audio ref={props.call.bindAudio} className={styles.audio} />
      {state.contact && <ContactBar contact={state.contact} details={state.details} {...props} />}
      <Screen stage={stage} {...props} />
    </div>
  );
}

function Screen({ stage, ...props }: Props & { readonly stage: StageName }) {
  const { messages } = props;
  switch (stage) {
    case 'no-contact':
      return (
        <div className={styles.centre}>
          <h2 className={styles.title}>{messages.noContact.title}</h2>
          <p className={styles.text}>{messages.noContact.text}</p>
        </div>
      );
    case 'contact':
      return <ContactView {...props} />;
    case 'preparing':
      return <PreparingView {...props} />;
    case 'joining':
      return (
        <div className={styles.joining} role="status" tabIndex={-1} data-focus>
          {messages.prepare.joining}
        </div>
      );
    case 'live':
      return <LiveView {...props} />;
    case 'ended':
      return <EndedView {...props} />;
  }
}

/**
 * After a change of screen the focus goes to its next step, but only when it was in this part before (or was
 * lost with the button that was pressed): somebody who writes in the chat is never interrupted.
 */
function useFocusWhereTheWorkIs(
  root: React.RefObject<HTMLDivElement | null>,
  stage: StageName,
): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    const { activeElement } = document;
    const isOurs = activeElement === document.body || root.current?.contains(activeElement);
    if (isOurs) root.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
  }, [root, stage]);
}
