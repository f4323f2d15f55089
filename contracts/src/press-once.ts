/** What can be pressed. */
const CONTROLS = 'button, a, input, select, summary, label';

interface Pressed {
  readonly control: Element | null;
  readonly words: string | null;
}

/**
 * Makes one press of a double click: where the first one puts another control under the pointer, or another meaning
 * into the same one, the second would press what nobody chose. It still counts where nothing has changed. For the
 * page's host, before anything listens.
 */
export function pressOnce(page: Pick<Document, 'addEventListener'>): void {
  let first: Pressed = { control: null, words: null };
  page.addEventListener(
    'click',
    (event) => {
      // 1 for the first of a series (https://w3c.github.io/uievents/#event-type-click), 0 for a key.
      if (event.detail === 0) return;
      const now = pressedBy(event);
      if (event.detail === 1) first = now;
      else if (!isSame(now, first)) ignore(event);
    },
    { capture: true },
  );
}

function pressedBy({ target }: Event): Pressed {
  const control = (target as Element).closest(CONTROLS);
  return { control, words: control?.textContent ?? null };
}

function isSame(one: Pressed, other: Pressed): boolean {
  return one.control === other.control && one.words === other.words;
}

function ignore(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
