import type { LiveCall, Participant, Tile } from '@video-escalation/call/call';

/** One field of the picture: a camera, a shared screen, or somebody whose camera is off. */
export interface Panel {
  readonly key: string;
  readonly tile: Tile | null;
  readonly person: Participant | null;
  /** Large; the others stand in a strip beside it. */
  readonly isMain: boolean;
}

export interface Layout {
  readonly panels: readonly Panel[];
  readonly self: Tile | null;
  /** How many share the large area. */
  readonly mainCount: number;
  readonly hasContent: boolean;
}

/** Who is drawn where: a shared screen takes the large area, else everybody else does. */
export function layOut(live: Pick<LiveCall, 'tiles' | 'roster'>): Layout {
  const others = live.tiles.filter((each) => !each.isSelf);
  const hasContent = others.some((each) => each.kind === 'content');
  const contents = others.filter((each) => each.kind === 'content');
  const cameras = others.filter((each) => each.kind === 'camera');
  const withoutCamera = live.roster.filter(
    (person) =>
      !person.isSelf &&
      person.role !== 'recorder' &&
      !cameras.some((tile) => tile.attendeeId === person.attendeeId),
  );
  const personOf = (tile: Tile): Participant | null =>
    live.roster.find((each) => each.attendeeId === tile.attendeeId) ?? null;
  const panels: Panel[] = [
    ...contents.map((tile) => ({
      key: `${tile.attendeeId}/content`,
      tile,
      person: personOf(tile),
      isMain: true,
    })),
    ...cameras.map((tile) => ({
      key: tile.attendeeId,
      tile,
      person: personOf(tile),
      isMain: !hasContent,
    })),
    ...withoutCamera.map((person) => ({
      key: person.attendeeId,
      tile: null,
      person,
      isMain: !hasContent,
    })),
  ];
  return {
    panels,
    self: live.tiles.find((each) => each.isSelf) ?? null,
    mainCount: panels.filter((each) => each.isMain).length,
    hasContent,
  };
}
