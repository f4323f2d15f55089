import type { CallModel, LiveCall } from '@video-escalation/call/call';
import { elapsed } from '../elapsed.ts';
import type { Escalation } from '../escalation/escalation.model.ts';
import { isAlone } from '../escalation/video-state.ts';
import { useNow, useSnapshot } from '../hooks.ts';
import type { Messages } from '../messages.ts';
import type { RecordingModel } from '../recording/recording.model.ts';
import { RecordingNote, RecordingState } from '../recording/recording-state.view.tsx';
import { Controls } from './controls.view.tsx';
import { Pictures } from './pictures.view.tsx';
import { Roster } from './roster.view.tsx';
import { Waiting } from './waiting.view.tsx';
import styles from './live.module.css';

interface Props {
  readonly escalation: Escalation;
  readonly call: CallModel;
  readonly recording: RecordingModel;
  readonly messages: Messages;
  readonly locale: string;
}

export function LiveView(props: Props) {
  const { call, messages } = props;
  const live = useSnapshot(call);
  if (live.state !== 'live') return null;
  return (
    <div className={styles.live} tabIndex={-1} data-focus>
      <div className={styles.stage} data-reconnecting={live.reconnecting !== null}>
        <Pictures live={live} call={call} messages={messages} />
        {isAlone(live) && !live.reconnecting && <Waiting {...props} />}
        {live.reconnecting && (
          <Reconnecting sinceMs={live.reconnecting.sinceMs} messages={messages} />
        )}
        {live.sharing === 'self' && (
          <p className={styles.note} role="status">
            {messages.live.youShare}
          </p>
        )}
      </div>
      <PhoneNote {...props} />
      <NotHeard live={live} call={call} messages={messages} />
      <LostDevice live={live} call={call} messages={messages} />
      <RecordingNote {...props} />
      <div className={styles.status}>
        <p
          className={styles.network}
          data-quality={live.reconnecting ? 'poor' : live.network}
          role="status"
        >
          {live.reconnecting ? messages.live.noConnection : messages.live.network[live.network]}
        </p>
        <Roster
          roster={live.roster}
          recording={props.recording}
          messages={messages}
          locale={props.locale}
        />
        <RecordingState {...props} />
        <InCall joinedAtMs={live.joinedAtMs} label={messages.live.elapsed} />
      </div>
      <Controls live={live} {...props} />
    </div>
  );
}

function InCall({ joinedAtMs, label }: { readonly joinedAtMs: number; readonly label: string }) {
  const now = useNow();
  return (
    <p className={styles.elapsed}>
      <span className={styles.hidden}>{label} </span>
      {elapsed(now - joinedAtMs)}
    </p>
  );
}

function Reconnecting({
  sinceMs,
  messages,
}: {
  readonly sinceMs: number;
  readonly messages: Messages;
}) {
  const now = useNow();
  return (
    <div className={styles.overlay}>
      <p className={styles.overlayTitle} role="status">
        {messages.reconnecting.title}
      </p>
      <p>{messages.reconnecting.text(elapsed(now - sinceMs))}</p>
    </div>
  );
}

/** Where the sound is when it isn't simply here, and the one press that moves it. */
function PhoneNote({ escalation, messages }: Props) {
  const { phone } = useSnapshot(escalation);
  if (!phone) return null;
  const words = messages.phone;
  const isOnPhone = phone.at === 'phone';
  return (
    <div className={styles.hint}>
      <p role="status">{isOnPhone ? words.onPhone : words.phoneEnded}</p>
      <button type="button" onClick={() => escalation.moveAudio()}>
        {isOnPhone ? words.move : words.microphoneOn}
      </button>
    </div>
  );
}

interface NoteProps {
  readonly live: LiveCall;
  readonly call: CallModel;
  readonly messages: Messages;
}

/** Without a microphone *Mute* alone would look as if one were heard. */
function NotHeard({ live, call, messages }: NoteProps) {
  const { microphone } = live.setup.permission;
  if (microphone === 'granted' || microphone === 'unknown' || live.isMuted) return null;
  return (
    <div className={styles.hint}>
      <p role="status">{messages.live.notHeard[microphone]}</p>
      <button type="button" onClick={() => void call.askAgain('microphone')}>
        {messages.tryAgain}
      </button>
    </div>
  );
}

function LostDevice({ live: { setup }, call, messages }: NoteProps) {
  if (!setup.lost) return null;
  const { kind, label, fallback } = setup.lost;
  return (
    <div className={styles.hint} role="alert">
      <p>{messages.lost(label || messages.device[kind], fallback)}</p>
      <button type="button" onClick={() => call.dismissLostDevice()}>
        {messages.ok}
      </button>
    </div>
  );
}
