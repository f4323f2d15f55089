/** What can be pressed. */
const CONTROLS = 'button, a, input, select, summary, label';

interface Pressed {
  readonly control: Element | null;
  readonly words: string | null;
}

/**
 * Makes one press of a double click: where the first one puts another control under the pointer, or another meaning
 * into the same one, the second would press what nobody chose, or mark the words that stand there now. It still counts
 * where nothing has changed. For the page's host, before anything listens.
 */
export function pressOnce(page: Pick<Document, 'addEventListener'>): void {
  let first: Pressed = { control: null, words: null };
  // 1 for the first of a series (https://w3c.github.io/uievents/#event-type-click), 0 for a key.
  const isStray = (event: MouseEvent) => event.detail > 1 && !isSame(pressedBy(event), first);
  page.addEventListener(
    'click',
    (event) => {
      if (event.detail === 1) first = pressedBy(event);
      else if (isStray(event)) ignore(event);
    },
    { capture: true },
  );
  // Words are marked when the button goes down.
  page.addEventListener('mousedown', (event) => isStray(event) && ignore(event), { capture: true });
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
