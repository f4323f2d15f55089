import type { MeetingId } from '@video-escalation/contracts/ids';
import { elapsed } from '../elapsed.ts';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from './recording.model.ts';
import styles from './recording-list.module.css';

interface Props {
  readonly recording: RecordingModel;
  readonly meetingId: MeetingId;
  readonly messages: Messages;
}

/** After the call: what was recorded of it, and where it is played. */
export function RecordingList({ recording, meetingId, messages }: Props) {
  const { all } = useSnapshot(recording);
  const made = all.filter((each) => each.state !== 'failed');
  if (made.length === 0) return null;
  const words = messages.recording;
  return (
    <section className={styles.recordings} aria-labelledby="call-recordings">
      <h3 id="call-recordings">{words.listTitle}</h3>
      <ol>
        {made.map((each, index) => (
          <li key={each.recordingId}>
            {words.item(index + 1, elapsed(each.recordedMs))}
            <span className={styles.state}> ({words.itemState[each.state]})</span>
          </li>
        ))}
      </ol>
      {/* In a tab of its own: the contact is still to be closed in this one. */}
      <a href={`/recordings/${meetingId}`} target="_blank" rel="noopener">
        {words.open}
      </a>
    </section>
  );
}
