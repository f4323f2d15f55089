import { useState } from 'react';
import { useSnapshot } from '../use-snapshot.ts';
import type { DeveloperToolsProps } from './developer-tools.ts';
import styles from './developers.module.css';
import { filtered } from './traffic.model.ts';

/** What the parts tell each other, as it happens. */
export function TrafficView({ traffic, messages, language }: DeveloperToolsProps) {
  const { events, isPaused, waiting } = useSnapshot(traffic);
  const [text, setText] = useState('');
  const shown = filtered(events, text);
  const time = new Intl.DateTimeFormat(language, {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
    hourCycle: 'h23',
  });
  return (
    <>
      <div className={styles.toolbar}>
        <label>
          {messages.filter}
          <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <button
          type="button"
          className={styles.button}
          onClick={() => (isPaused ? traffic.resume() : traffic.pause())}
        >
          {isPaused ? messages.resume(waiting) : messages.pause}
        </button>
        <button type="button" className={styles.button} onClick={() => traffic.clear()}>
          {messages.clear}
        </button>
        <span>{messages.count(shown.length, events.length)}</span>
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={messages.tabs.bus}>
        {shown.length === 0 && <p className={styles.silence}>{messages.silence}</p>}
        <ul className={styles.events}>
          {shown.map((event) => (
            <li key={event.id}>
              <details>
                <summary>
                  <time dateTime={event.at}>{time.format(new Date(event.at))}</time>
                  <b>{event.name}</b>
                  <span>{messages.from(event.source)}</span>
                </summary>
                <pre>{JSON.stringify(event.payload, null, 2)}</pre>
              </details>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
