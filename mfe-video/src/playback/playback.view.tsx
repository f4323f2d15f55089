import { useMemo } from 'react';
import { useSnapshot } from '../hooks.ts';
import { formatsOf } from './formats.ts';
import type { PlaybackMessages } from './messages.ts';
import type { PlaybackModel } from './playback.model.ts';
import { PlayerView } from './player.view.tsx';
import { RecordingItem } from './recording-item.view.tsx';
import { Empty, Failed, Loading } from './states.view.tsx';
import styles from './playback.module.css';

interface Props {
  readonly playback: PlaybackModel;
  readonly messages: PlaybackMessages;
  readonly locale: string;
}

/** The recordings of one call, and one of them in the player. */
export function PlaybackView(props: Props) {
  const { playback, messages } = props;
  const { list, problem, recordings } = useSnapshot(playback);
  return (
    <div className={styles.root}>
      {list === 'loading' && <Loading messages={messages} />}
      {list === 'failed' && problem && (
        <Failed messages={messages} problem={problem} onRetry={() => void playback.load()} />
      )}
      {list === 'ready' && recordings.length === 0 && <Empty messages={messages} />}
      {list === 'ready' && recordings.length > 0 && <Recordings {...props} />}
    </div>
  );
}

function Recordings({ playback, messages, locale }: Props) {
  const state = useSnapshot(playback);
  const formats = useMemo(() => formatsOf(locale), [locale]);
  const selected = state.recordings.find((each) => each.recordingId === state.selectedId);
  return (
    <div className={styles.columns}>
      {selected && state.address && (
        <PlayerView
          recording={selected}
          address={state.address}
          {...{ playback, messages, formats }}
        />
      )}
      <section className={styles.side} aria-labelledby="recordings-title">
        <h2 id="recordings-title" className={styles.title}>
          {messages.title}
        </h2>
        <ol className={styles.list} aria-label={messages.list}>
          {state.recordings.map((each) => (
            <RecordingItem
              key={each.recordingId}
              recording={each}
              isSelected={each.recordingId === state.selectedId}
              {...{ playback, messages, formats }}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}
