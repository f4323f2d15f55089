import { useEffect, useRef } from 'react';
import type { ProblemCode } from '@video-escalation/contracts/http/problems';
import type { PlaybackMessages } from './messages.ts';
import styles from './playback.module.css';

interface Props {
  readonly messages: PlaybackMessages;
}

export function Loading({ messages }: Props) {
  return (
    <div className={styles.skeleton} role="status">
      <span className={styles.hidden}>{messages.loading}</span>
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
    </div>
  );
}

export function Empty({ messages }: Props) {
  return <Message title={messages.empty.title} text={messages.empty.text} />;
}

export function NoMeeting({ messages }: Props) {
  return (
    <div className={styles.root}>
      <Message title={messages.empty.title} text={messages.noAddress} />
    </div>
  );
}

export function Failed({
  messages,
  problem,
  onRetry,
}: Props & { readonly problem: ProblemCode; readonly onRetry: () => void }) {
  const isRefused = problem === 'recording/playback-not-permitted';
  const title = isRefused ? messages.notPermitted : messages.failed;
  return (
    <Message title={title} text={messages.problem(problem)}>
      {!isRefused && (
        <button type="button" className={styles.primary} onClick={onRetry}>
          {messages.tryAgain}
        </button>
      )}
    </Message>
  );
}

interface MessageProps {
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Message({ title, text, children }: MessageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.message}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
