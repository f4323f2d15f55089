import type { Participant } from '@video-escalation/call/call';
import { MutedIcon, ScreenIcon, SpeakingIcon } from '../icons.tsx';
import { useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from '../recording/recording.model.ts';
import styles from './live.module.css';

interface Props {
  readonly roster: readonly Participant[];
  readonly recording: RecordingModel;
  readonly messages: Messages;
  readonly locale: string;
}

/** Who is here, who speaks, who is muted: by sign and by word, not by colour. */
export function Roster({ roster, recording, messages, locale }: Props) {
  const people = roster.filter((each) => each.role !== 'recorder');
  const isRecorded = people.length < roster.length;
  const label = messages.live.people(people.length);
  return (
    <div className={styles.people}>
      <p className={styles.count}>{label}</p>
      <ul className={styles.roster} aria-label={label}>
        {people.map((each) => (
          <Person key={each.attendeeId} person={each} messages={messages} locale={locale} />
        ))}
        {isRecorded && <Recorder recording={recording} messages={messages} />}
      </ul>
    </div>
  );
}

/** In the meeting like a person and counted as none; what it does at the moment stands beside it. */
function Recorder({ recording, messages }: Pick<Props, 'recording' | 'messages'>) {
  const state = useSnapshot(recording).recording?.state;
  const mark = state && messages.recording.marks[state];
  return (
    <li className={styles.recorder} data-state={state}>
      <span>
        {messages.live.recording}
        {mark && <span className={styles.marks}> ({mark})</span>}
      </span>
    </li>
  );
}

function Person({
  person,
  messages,
  locale,
}: {
  readonly person: Participant;
  readonly messages: Messages;
  readonly locale: string;
}) {
  const words = messages.live;
  const marks = [
    ...(person.isSelf ? [messages.you] : []),
    ...(person.isMuted ? [words.muted] : []),
    ...(person.isSharing ? [words.sharing] : []),
  ];
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return (
    <li className={styles.person} data-speaking={person.isSpeaking}>
      {/* Its place stays: whoever begins to speak must not move the picture above. */}
      <span className={styles.sign}>
        {person.isMuted ? <MutedIcon /> : person.isSpeaking && <SpeakingIcon />}
      </span>
      {person.isSharing && <ScreenIcon />}
      <span>
        {person.name ?? messages.someone}
        {marks.length > 0 && <span className={styles.marks}> ({list.format(marks)})</span>}
        {person.isSpeaking && <span className={styles.hidden}> ({words.speaking})</span>}
      </span>
    </li>
  );
}
