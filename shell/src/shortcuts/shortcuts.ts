import type { ShortcutAction } from '@video-escalation/contracts/events/workspace';

/** Letter of each action; pressed with Alt+Shift. */
export const shortcutLetters: Readonly<Record<ShortcutAction, string>> = {
  mute: 'M',
  camera: 'C',
  share: 'S',
  leave: 'L',
  record: 'R',
  adhoc: 'A',
};

type Pressed = Pick<
  KeyboardEvent,
  'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'code' | 'repeat'
>;

/** Goes by the key's place, not its letter: Alt+Shift types other characters on a Mac. */
export function shortcutOf(pressed: Pressed): ShortcutAction | undefined {
  const { altKey, shiftKey, ctrlKey, metaKey, code, repeat } = pressed;
  if (!altKey || !shiftKey || ctrlKey || metaKey || repeat) return undefined;
  const actions = Object.keys(shortcutLetters) as ShortcutAction[];
  return actions.find((action) => code === `Key${shortcutLetters[action]}`);
}

export interface ShortcutListeners {
  readonly onAction: (action: ShortcutAction) => void;
  /** The reader pressed `?` outside of any field. */
  readonly onHelp: () => void;
}

/** Returns the stop. */
export function listenForShortcuts(page: Document, listeners: ShortcutListeners): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const action = shortcutOf(event);
    if (action) {
      event.preventDefault();
      listeners.onAction(action);
    } else if (event.key === '?' && !isField(event.target)) {
      event.preventDefault();
      listeners.onHelp();
    }
  }
  page.addEventListener('keydown', onKeyDown);
  return () => page.removeEventListener('keydown', onKeyDown);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
