import { useState } from 'react';
import type { PlayableRecording } from '@video-escalation/contracts/http/recordings';
import { elapsed } from '../elapsed.ts';
import { useSnapshot } from '../hooks.ts';
import type { Formats } from './formats.ts';
import type { PlaybackMessages } from './messages.ts';
import type { PlaybackModel } from './playback.model.ts';
import styles from './playback.module.css';

interface Props {
  readonly recording: PlayableRecording;
  readonly isSelected: boolean;
  readonly playback: PlaybackModel;
  readonly messages: PlaybackMessages;
  readonly formats: Formats;
}

/** One recording: when, how long, how it ended, what isn't in it. */
export function RecordingItem(props: Props) {
  const { recording, isSelected, playback, messages, formats } = props;
  const { startedAt, lengthMs, endReason, agentName } = recording;
  const facts = [
    elapsed(lengthMs),
    messages.agent(agentName),
    ...(recording.isReady && endReason ? [messages.end[endReason]] : []),
  ];
  return (
    <li className={styles.item} data-selected={isSelected}>
      <button
        type="button"
        className={styles.choose}
        disabled={!recording.isReady}
        aria-current={isSelected}
        onClick={() => playback.select(recording.recordingId)}
      >
        <span className={styles.start}>{formats.start(startedAt)}</span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </button>
      {!recording.isReady && <NotReady {...props} />}
      <Gaps {...props} />
      {recording.playback?.downloadUrl && <Download {...props} />}
    </li>
  );
}

function NotReady({ recording, playback, messages }: Props) {
  const { isWatching } = useSnapshot(playback);
  const words = messages.notReady;
  const why = recording.endedAt ? words.finishing : words.running;
  return (
    <div className={styles.waiting}>
      <p role="status">{isWatching || !recording.endedAt ? why : words.late}</p>
      {!isWatching && (
        <button type="button" className={styles.plain} onClick={() => void playback.load()}>
          {messages.checkAgain}
        </button>
      )}
    </div>
  );
}

function Gaps({ recording: { gaps }, messages, formats }: Props) {
  if (gaps.length === 0) return null;
  return (
    <div className={styles.gaps}>
      <p>{messages.gapsTitle}:</p>
      <ul>
        {gaps.map(({ why, afterMs, from, to }) => (
          <li key={from}>
            {messages.gap[why](
              elapsed(afterMs),
              to === undefined ? null : formats.length(Date.parse(to) - Date.parse(from)),
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Download({ recording, playback, messages, formats }: Props) {
  const [state, setState] = useState<'idle' | 'preparing' | 'failed'>('idle');
  const download = async (): Promise<void> => {
    setState('preparing');
    const address = await playback.download(recording.recordingId);
    setState(address === null ? 'failed' : 'idle');
    // The storage says "attachment": the page stays where it is.
    if (address !== null) location.assign(address);
  };
  return (
    <div>
      <button
        type="button"
        className={styles.plain}
        aria-disabled={state === 'preparing'}
        onClick={() => state !== 'preparing' && void download()}
      >
        {messages.download(formats.size(recording.bytes))}
        <span className={styles.hidden}> {formats.start(recording.startedAt)}</span>
      </button>
      {state === 'failed' && (
        <p className={styles.problem} role="alert">
          {messages.downloadFailed}
        </p>
      )}
    </div>
  );
}
