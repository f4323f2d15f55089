type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;
type Command =
  | { readonly do: 'toggle' }
  | { readonly do: 'full-screen' }
  | { readonly do: 'seek'; readonly seconds: number };

const commands: Readonly<Record<string, Command>> = {
  ' ': { do: 'toggle' },
  k: { do: 'toggle' },
  ArrowLeft: { do: 'seek', seconds: -5 },
  ArrowRight: { do: 'seek', seconds: 5 },
  j: { do: 'seek', seconds: -10 },
  l: { do: 'seek', seconds: 10 },
  f: { do: 'full-screen' },
};

/** What a key means while the player has the focus; undefined: nothing of ours. */
export function commandOf(pressed: Pressed): Command | undefined {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return undefined;
  return commands[pressed.key] ?? commands[pressed.key.toLowerCase()];
}

type Steered = Pick<
  HTMLVideoElement,
  'currentTime' | 'duration' | 'paused' | 'play' | 'pause' | 'requestFullscreen'
>;

export function obey(player: Steered, command: Command, page: Document): void {
  if (command.do === 'toggle') {
    if (player.paused) void player.play().catch(() => undefined);
    else player.pause();
  } else if (command.do === 'full-screen') {
    const change = page.fullscreenElement ? page.exitFullscreen() : player.requestFullscreen();
    // Some phones have none for a page: the player's own button does it there.
    void change.catch(() => undefined);
  } else {
    const end = Number.isFinite(player.duration) ? player.duration : Infinity;
    player.currentTime = Math.min(Math.max(player.currentTime + command.seconds, 0), end);
  }
}
