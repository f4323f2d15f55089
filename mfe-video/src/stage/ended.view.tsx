import { elapsed } from '../elapsed.ts';
import type { Escalation } from '../escalation/escalation.model.ts';
import type { EndedVideo } from '../escalation/escalation.ts';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import { RecordingList } from '../recording/recording-list.view.tsx';
import type { RecordingModel } from '../recording/recording.model.ts';
import styles from './stage.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly recording: RecordingModel;
  readonly messages: Messages;
}

/** Why it ended, how long it was, and the one next step. */
export function EndedView({ escalation, recording, messages }: Props) {
  const { contact, session } = useSnapshot(escalation);
  if (session.at !== 'ended') return null;
  const words = messages.ended;
  const isContactOver = contact?.state === 'ended';
  return (
    <div className={styles.centre} tabIndex={-1} data-focus>
      <div role="status">
        <h2 className={styles.title}>{titleOf(session, messages)}</h2>
        <p className={styles.text}>{sentences(session, isContactOver, messages).join(' ')}</p>
      </div>
      <RecordingList
        recording={recording}
        meetingId={session.meeting.meetingId}
        messages={messages}
      />
      <div className={styles.row}>
        {isContactOver && (
          <button
            type="button"
            className={styles.primary}
            onClick={() => escalation.closeContact()}
          >
            {words.closeContact}
          </button>
        )}
        {!isContactOver && session.canJoinAgain && (
          <>
            <button
              type="button"
              className={styles.primary}
              onClick={() => void escalation.joinAgain()}
            >
              {words.joinAgain}
            </button>
            <button
              type="button"
              className={styles.plain}
              onClick={() => void escalation.endForEveryone()}
            >
              {messages.live.endForEveryone}
            </button>
          </>
        )}
        {!isContactOver && !session.canJoinAgain && (
          <button
            type="button"
            className={styles.primary}
            onClick={() => void escalation.startVideo()}
          >
            {messages.contact.startVideo}
          </button>
        )}
      </div>
    </div>
  );
}

function titleOf({ why }: EndedVideo, { ended }: Messages): string {
  if (why === 'left') return ended.leftTitle;
  return why === 'failed' || why === 'lost' ? ended.failedTitle : ended.title;
}

function sentences(session: EndedVideo, isContactOver: boolean, { ended }: Messages): string[] {
  return [
    ended.why[session.why],
    session.durationMs >= 1_000 ? ended.duration(elapsed(session.durationMs)) : '',
    session.canJoinAgain && !isContactOver ? ended.stillRuns : '',
    isContactOver ? '' : ended.chatGoesOn,
  ].filter((each) => each !== '');
}
