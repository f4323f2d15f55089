type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'workspace.theme';
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export interface Theme {
  subscribe(listener: () => void): () => void;
  getSnapshot(): ThemeChoice;
  /** On to the next choice: as the system, light, dark. */
  advance(): void;
}

/** The reader's choice of colours, remembered; `data-theme` on the root element is what the tokens look at. */
export function createTheme(
  root: HTMLElement,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): Theme {
  const listeners = new Set<() => void>();
  let choice = choices.find((each) => each === storage.getItem(KEY)) ?? 'system';

  function show(): void {
    if (choice === 'system') delete root.dataset.theme;
    else root.dataset.theme = choice;
  }
  show();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => choice,
    advance() {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'system';
      storage.setItem(KEY, choice);
      show();
      for (const listener of listeners) listener();
    },
  };
}
