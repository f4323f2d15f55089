import { useCallback } from 'react';
import type { CallModel, LiveCall, Tile } from '@video-escalation/call/call';
import type { Messages } from '../messages.ts';
import { layOut, type Panel } from './layout.ts';
import styles from './pictures.module.css';

interface Props {
  readonly live: LiveCall;
  readonly call: CallModel;
  readonly messages: Messages;
}

/** All pictures in one grid: a panel keeps its place in the document when the layout changes. */
export function Pictures({ live, call, messages }: Props) {
  const layout = layOut(live);
  return (
    <>
      <div
        className={styles.grid}
        data-content={layout.hasContent}
        data-main={Math.min(layout.mainCount, 5)}
      >
        {layout.panels.map((panel) => (
          <PanelView key={panel.key} panel={panel} call={call} messages={messages} />
        ))}
      </div>
      {layout.self && (
        <figure className={styles.self}>
          <Picture tile={layout.self} call={call} name={null} isMirrored />
          <figcaption className={styles.hidden}>{messages.live.ownPicture}</figcaption>
        </figure>
      )}
    </>
  );
}

function PanelView({
  panel,
  call,
  messages,
}: {
  readonly panel: Panel;
  readonly call: CallModel;
  readonly messages: Messages;
}) {
  const { tile, person } = panel;
  const name = tile?.name ?? person?.name ?? messages.someone;
  const isContent = tile?.kind === 'content';
  return (
    <figure
      className={styles.panel}
      data-is-main={panel.isMain}
      data-speaking={!isContent && person?.isSpeaking === true}
    >
      {tile?.isFrozen && <Still tile={tile} call={call} />}
      {tile && !tile.isFrozen && <Picture tile={tile} call={call} name={name} />}
      {!tile && (
        <span className={styles.initials} aria-hidden="true">
          {initials(name)}
        </span>
      )}
      <figcaption className={styles.caption}>
        {isContent ? messages.live.screenOf(name) : tile ? name : messages.live.cameraOff(name)}
      </figcaption>
    </figure>
  );
}

function Picture({
  tile,
  call,
  name,
  isMirrored = false,
}: {
  readonly tile: Tile;
  readonly call: CallModel;
  /** Null for the own picture. */
  readonly name: string | null;
  readonly isMirrored?: boolean;
}) {
  const { tileId, kind } = tile;
  const bind = useCallback(
    (video: HTMLVideoElement | null) => call.bindTile(tileId, video),
    [call, tileId],
  );
  return (
    <video
      // The element belongs to one tile: another tile gets another element.
      key={tileId}
      ref={bind}
      className={styles.picture}
      data-kind={kind}
      data-mirrored={isMirrored}
      {...(name === null ? {} : { 'data-attendee-name': name })}
      autoPlay
      playsInline
      muted
    />
  );
}

/** The last picture before the connection broke. */
function Still({ tile, call }: { readonly tile: Tile; readonly call: CallModel }) {
  const { tileId } = tile;
  const bind = useCallback(
    (canvas: HTMLCanvasElement | null) => void (canvas && call.drawFrozenFrame(tileId, canvas)),
    [call, tileId],
  );
  return <canvas key={tileId} ref={bind} className={styles.picture} aria-hidden="true" />;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((each) => (each ? ([...each][0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}
