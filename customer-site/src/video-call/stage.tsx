import type { CallModel, LiveCall, Tile } from '@video-escalation/call/call';
import { useEffect, useRef } from 'preact/hooks';
import { MicrophoneOffIcon } from '../icons.tsx';
import { useMessages } from '../use-messages.ts';
import css from './stage.module.css';
import { arrange } from './tile-order.ts';

interface StageProps {
  readonly call: CallModel;
  readonly live: LiveCall;
  readonly agentName: string;
}

/** The shared screen or the agent large, oneself small. */
export function Stage({ call, live, agentName }: StageProps) {
  const { call: words } = useMessages().video;
  const { main, beside, self } = arrange(live);
  const others = live.roster.filter((person) => !person.isSelf && person.role !== 'recorder');
  const hasRecorder = live.roster.some((person) => person.role === 'recorder');
  const nameOf = (tile: Tile) => tile.name ?? agentName;

  return (
    <div
      class={css.stage}
      data-reconnecting={live.reconnecting !== null}
      data-main={main?.kind ?? 'none'}
    >
      {main ? (
        <Picture key={main.tileId} call={call} tile={main} name={nameOf(main)} isMain />
      ) : (
        <div class={css.empty}>
          <span class={css.initial} aria-hidden="true">
            {agentName.slice(0, 1)}
          </span>
          <p>{others.length === 0 ? words.waitingFor(agentName) : words.cameraOffOf(agentName)}</p>
        </div>
      )}
      <div class={css.beside}>
        {beside.map((tile) => (
          <Picture key={tile.tileId} call={call} tile={tile} name={nameOf(tile)} />
        ))}
        {self ? (
          <Picture key={self.tileId} call={call} tile={self} name={words.you} />
        ) : (
          <p class={css.chip}>{words.yourCameraOff}</p>
        )}
      </div>
      <p class={css.people}>
        {others.map((person) => (
          <span key={person.attendeeId} class={css.person} data-speaking={person.isSpeaking}>
            {person.name ?? agentName}
            {person.isMuted && (
              <>
                <MicrophoneOffIcon />
                <span>{words.muted}</span>
              </>
            )}
          </span>
        ))}
        {hasRecorder && <span class={css.person}>{words.recorder}</span>}
      </p>
    </div>
  );
}

interface PictureProps {
  readonly call: CallModel;
  readonly tile: Tile;
  readonly name: string;
  readonly isMain?: boolean;
}

function Picture({ call, tile, name, isMain = false }: PictureProps) {
  const { call: words } = useMessages().video;
  const element = useRef<HTMLVideoElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const { tileId, isFrozen } = tile;
  useEffect(() => {
    if (still.current) call.drawFrozenFrame(tileId, still.current);
    if (isFrozen) return;
    call.bindTile(tileId, element.current);
    return () => call.bindTile(tileId, null);
  }, [call, tileId, isFrozen]);
  return (
    <figure class={isMain ? css.main : css.small} data-kind={tile.kind} data-self={tile.isSelf}>
      {tile.isFrozen ? (
        <canvas ref={still} aria-hidden="true" />
      ) : (
        <video
          ref={element}
          muted
          playsInline
          autoPlay
          {...(tile.isSelf ? {} : { 'data-attendee-name': name })}
        />
      )}
      <figcaption>{tile.kind === 'content' ? words.screenOf(name) : name}</figcaption>
    </figure>
  );
}
