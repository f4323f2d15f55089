import { useEffect, useRef } from 'preact/hooks';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { durationText } from './duration-text.ts';
import { problemText } from './problem-text.ts';
import css from './video-card.module.css';
import type { VideoCallModel, VideoState } from './video-call.model.ts';

const HAS_CARD: ReadonlySet<VideoState['step']> = new Set([
  'waiting',
  'away',
  'unsupported',
  'over',
]);

/** The way into the call that stays in the chat: to take up later, to come back, to see that it is over. */
export function VideoCard({ video }: { video: VideoCallModel }) {
  const { video: words, language } = useMessages();
  const state = useModel(video);
  const { step, agentName } = state;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => takeLostFocus(card.current), [step]);
  if (!HAS_CARD.has(step)) return null;
  const problem = problemText(state, words);
  const over =
    state.durationMs > 0 ? words.over(durationText(state.durationMs, language)) : words.overPlain;

  return (
    <div class={css.card} ref={card} tabIndex={-1}>
      <p role="status">
        {problem !== '' && <strong>{problem} </strong>}
        {step === 'waiting' && words.waitingCard(agentName)}
        {step === 'away' && words.awayCard(agentName)}
        {step === 'unsupported' && words.unsupported}
        {step === 'over' && over}
      </p>
      {step === 'waiting' && (
        <button type="button" class={controls.primary} onClick={() => video.openPreview()}>
          {words.join}
        </button>
      )}
      {step === 'away' && (
        <button type="button" class={controls.primary} onClick={() => void video.rejoin()}>
          {words.rejoin}
        </button>
      )}
    </div>
  );
}

/** What closed (dialog, call window) took the focus with it: here is where the work goes on. */
function takeLostFocus(card: HTMLElement | null): void {
  if (!card || document.activeElement !== document.body) return;
  (card.querySelector('button') ?? card).focus();
}
