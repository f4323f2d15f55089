import type { LiveCall, Tile } from '@video-escalation/call/call';

export interface Arrangement {
  /** The large picture: a shared screen, else who speaks, else who came first. */
  readonly main: Tile | null;
  readonly beside: readonly Tile[];
  /** One's own camera, if it is on. */
  readonly self: Tile | null;
}

export function arrange({
  tiles,
  activeSpeaker,
}: Pick<LiveCall, 'tiles' | 'activeSpeaker'>): Arrangement {
  const others = tiles.filter((tile) => !tile.isSelf);
  const main =
    others.find((tile) => tile.kind === 'content') ??
    others.find((tile) => tile.attendeeId === activeSpeaker) ??
    others[0] ??
    null;
  return {
    main,
    beside: others.filter((tile) => tile !== main),
    self: tiles.find((tile) => tile.isSelf && tile.kind === 'camera') ?? null,
  };
}
