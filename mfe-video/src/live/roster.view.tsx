import type { Participant } from '@video-escalation/call/call';
import { MutedIcon, ScreenIcon, SpeakingIcon } from '../icons.tsx';
import type { Messages } from '../messages.ts';
import styles from './live.module.css';

interface Props {
  readonly roster: readonly Participant[];
  readonly messages: Messages;
  readonly locale: string;
}

/** Who is here, who speaks, who is muted: by sign and by word, not by colour. */
export function Roster({ roster, messages, locale }: Props) {
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
      </ul>
      {isRecorded && <p className={styles.recording}>{messages.live.recording}</p>}
    </div>
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
    ...(person.isSpeaking ? [words.speaking] : []),
    ...(person.isSharing ? [words.sharing] : []),
  ];
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return (
    <li className={styles.person} data-speaking={person.isSpeaking}>
      {person.isMuted && <MutedIcon />}
      {person.isSpeaking && <SpeakingIcon />}
      {person.isSharing && <ScreenIcon />}
      <span>
        {person.name ?? messages.someone}
        {marks.length > 0 && <span className={styles.marks}> ({list.format(marks)})</span>}
      </span>
    </li>
  );
}
