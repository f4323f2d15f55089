import type { CallState, LiveCall } from '@video-escalation/call/call';
import { useEffect, useRef } from 'preact/hooks';
import { EnlargeIcon, LargeIcon, MinimiseIcon, MoveIcon, SmallIcon } from '../icons.tsx';
import { RecordingStrip } from '../recording/recording-strip.tsx';
import { useMessages } from '../use-messages.ts';
import { useModel } from '../use-model.ts';
import controls from '../widget/controls.module.css';
import { CallControls } from './call-controls.tsx';
import css from './call-window.module.css';
import { clockText } from './duration-text.ts';
import { Stage } from './stage.tsx';
import { useSeconds } from './use-seconds.ts';
import { useWindowPlace, type WindowPlace } from './use-window-place.ts';
import type { VideoCallProps } from './video-call.props.ts';
import type { WindowSize } from './window-place.ts';

type CallWindowProps = VideoCallProps & { readonly agentName: string };

/** The call, floating over the page; a stylesheet makes it fill a phone's screen. */
export function CallWindow(props: CallWindowProps) {
  const { video, agentName, isMinimised } = props;
  const { call: words } = useMessages().video;
  const call = useModel(video.call);
  const place = useWindowPlace();
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), [isMinimised]);
  const live = call.state === 'live' ? call : null;
  const { left, top, width, height } = place.box;

  return (
    <section
      ref={region}
      class={isMinimised ? css.minimised : css.window}
      aria-label={words.region}
      tabIndex={-1}
      style={{
        '--left': `${left}px`,
        '--top': `${top}px`,
        '--width': `${width}px`,
        '--height': `${height}px`,
      }}
    >
      <Header {...props} place={place} live={live} />
      <RecordingStrip recording={video.recording} />
      {!isMinimised && (
        <div class={css.body}>
          {live ? (
            <Stage call={video.call} live={live} agentName={agentName} />
          ) : (
            <p class={css.connecting} role="status">
              {words.connecting}
            </p>
          )}
          {live && <Interruption live={live} />}
        </div>
      )}
      <Notes state={call} onDismiss={() => video.call.dismissLostDevice()} />
      <CallControls {...props} live={live} />
    </section>
  );
}

const SIZES: readonly WindowSize[] = ['small', 'large', 'enlarged'];
const SIZE_ICONS = { small: SmallIcon, large: LargeIcon, enlarged: EnlargeIcon };
const SIZE_NAMES = { small: 'small', large: 'large', enlarged: 'enlarge' } as const;

type HeaderProps = CallWindowProps & { place: WindowPlace; live: LiveCall | null };

function Header(props: HeaderProps) {
  const { agentName, companyName, isMinimised, onMinimise, place, live } = props;
  const { call: words } = useMessages().video;
  return (
    <header class={css.header} onPointerDown={isMinimised ? undefined : place.onPointerDown}>
      <h2>{words.title(agentName, companyName)}</h2>
      {live && <Elapsed sinceMs={live.joinedAtMs} />}
      {/* A press on a button is no drag. */}
      <div class={css.windowTools} onPointerDown={(event) => event.stopPropagation()}>
        {isMinimised ? (
          <button type="button" class={controls.secondary} onClick={() => onMinimise(false)}>
            {words.restore}
          </button>
        ) : (
          <>
            <button type="button" class={css.moveTool} onKeyDown={place.onKeyDown}>
              <MoveIcon />
              <span class={controls.hiddenText}>{words.move}</span>
            </button>
            {SIZES.map((size) => {
              const SizeIcon = SIZE_ICONS[size];
              return (
                <button
                  key={size}
                  type="button"
                  class={css.sizeTool}
                  aria-pressed={place.size === size}
                  onClick={() => place.setSize(size)}
                >
                  <SizeIcon />
                  <span class={controls.hiddenText}>{words[SIZE_NAMES[size]]}</span>
                </button>
              );
            })}
            <button type="button" class={css.tool} onClick={() => onMinimise(true)}>
              <MinimiseIcon />
              <span class={controls.hiddenText}>{words.minimise}</span>
            </button>
          </>
        )}
      </div>
    </header>
  );
}

function Elapsed({ sinceMs }: { sinceMs: number }) {
  const now = useSeconds();
  return <span class={css.elapsed}>{clockText(now - sinceMs)}</span>;
}

function Interruption({ live }: { live: LiveCall }) {
  const { call: words } = useMessages().video;
  const now = useSeconds();
  if (!live.reconnecting) return null;
  return (
    <div class={css.interruption}>
      <p role="status">{words.reconnecting}</p>
      {/* Runs on for the eye; a screen reader hears once that it is interrupted. */}
      <p aria-hidden="true">{clockText(now - live.reconnecting.sinceMs)}</p>
    </div>
  );
}

function Notes({ state, onDismiss }: { state: CallState; onDismiss: () => void }) {
  const { call: words } = useMessages().video;
  const lost = state.state === 'live' ? state.setup.lost : null;
  if (!lost) return null;
  return (
    <p class={controls.warning} role="status">
      {words.lost(lost.label, lost.fallback)}{' '}
      <button type="button" class={controls.quiet} onClick={onDismiss}>
        {words.understood}
      </button>
    </p>
  );
}
