/** As much of a video element as moving it takes. */
export type Player = Pick<
  HTMLVideoElement,
  'src' | 'currentTime' | 'playbackRate' | 'defaultPlaybackRate' | 'paused' | 'ended' | 'play'
>;

/** Puts another address of the same recording under a player: place, speed and whether it plays stay. */
export function swapAddress(player: Player, address: string): void {
  if (player.src === address) return;
  const { currentTime, playbackRate, paused, ended } = player;
  // Loading sets the speed to its default and the place to the start.
  player.defaultPlaybackRate = playbackRate;
  player.src = address;
  player.playbackRate = playbackRate;
  if (currentTime > 0) player.currentTime = currentTime;
  // Refused only where the browser wants a press first: the control for it is there.
  if (!paused && !ended) void player.play().catch(() => undefined);
}
