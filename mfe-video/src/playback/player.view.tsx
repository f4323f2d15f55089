import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { PlayableRecording } from '@video-escalation/contracts/http/recordings';
import { useSnapshot } from '../hooks.ts';
import type { Formats } from './formats.ts';
import { commandOf, obey } from './keys.ts';
import type { PlaybackMessages } from './messages.ts';
import type { PlaybackModel } from './playback.model.ts';
import { swapAddress } from './swap-address.ts';
import styles from './playback.module.css';

interface Props {
  readonly recording: PlayableRecording;
  readonly address: string;
  readonly playback: PlaybackModel;
  readonly messages: PlaybackMessages;
  readonly formats: Formats;
}

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The browser's own controls, which every screen reader knows, with speeds and keys beside them. */
export function PlayerView({ recording, address, playback, messages, formats }: Props) {
  const { isPlayerBroken } = useSnapshot(playback);
  const video = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const { recordingId } = recording;
  useEffect(() => {
    if (video.current) swapAddress(video.current, address);
  }, [recordingId, address]);
  useEffect(() => {
    if (video.current) video.current.playbackRate = speed;
  }, [recordingId, speed]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const command = commandOf(event);
    // A focused button is pressed by space, as everywhere.
    const isButtons = event.key === ' ' && event.target instanceof HTMLButtonElement;
    if (!command || isButtons || !video.current) return;
    event.preventDefault();
    obey(video.current, command, document);
  };

  return (
    <section
      className={styles.player}
      aria-label={messages.player(formats.start(recording.startedAt))}
      onKeyDownCapture={onKeyDown}
    >
      <video
        key={recordingId}
        ref={video}
        className={styles.video}
        controls
        playsInline
        preload="metadata"
        tabIndex={0}
        aria-label={messages.player(formats.start(recording.startedAt))}
        onPlaying={() => playback.playing()}
        onRateChange={({ currentTarget }) => setSpeed(currentTarget.playbackRate)}
        onError={() => void playback.broken()}
      />
      {isPlayerBroken && (
        <div className={styles.problem} role="alert">
          <p>{messages.broken}</p>
          <button type="button" className={styles.plain} onClick={() => void playback.load()}>
            {messages.tryAgain}
          </button>
        </div>
      )}
      <div className={styles.tools}>
        <div className={styles.speeds} role="group" aria-label={messages.speed}>
          <span aria-hidden="true">{messages.speed}</span>
          {SPEEDS.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.speed}
              aria-pressed={each === speed}
              onClick={() => setSpeed(each)}
            >
              {formats.number(each)}×
            </button>
          ))}
        </div>
        <Keys messages={messages} />
      </div>
    </section>
  );
}

function Keys({ messages }: Pick<Props, 'messages'>) {
  return (
    <details className={styles.keys}>
      <summary>{messages.keysTitle}</summary>
      <dl>
        {messages.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
