/** The page's own words on when a part of it can be used; milliseconds since 1970, by the machine's clock. */
interface SlotWindow {
  partWorks(part: Part, at: number): Promise<void>;
}

/** The panel works when its button can be pressed and the frame that it is in is on the screen. */
export const parts = ['panel', 'frame', 'video', 'adhoc'] as const;
export type Part = (typeof parts)[number];

/**
 * Runs in each frame before its own scripts, and tells when what a person looks for is there: by the names of
 * regions and buttons, so that it holds for whatever composes the page.
 */
export function watchSlots(): void {
  const page = window as unknown as SlotWindow;
  const isThere = (element: Element | null | undefined) =>
    element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true &&
    element.getBoundingClientRect().height > 0;
  const button = (within: ParentNode, name: string) =>
    [...within.querySelectorAll<HTMLButtonElement>('button:enabled')].find(
      (each) => each.textContent.trim() === name || each.ariaLabel === name,
    );
  const region = (name: string) => document.querySelector(`section[aria-label="${name}"]`);
  const isTop = window === window.top;
  const looks: Record<Part, () => boolean> = {
    panel: () => !isTop && isThere(button(document, 'Available')),
    frame: () => isTop && isThere(region('Contact control panel')?.querySelector('iframe')),
    video: () => isTop && isThere(region('Video')?.querySelector('h2')),
    adhoc: () => {
      const slot = isTop && region('Ad-hoc routes');
      return !!slot && isThere(button(slot, 'Create ad-hoc route'));
    },
  };
  const missing = new Set(Object.keys(looks) as Part[]);
  const look = () => {
    for (const part of missing) {
      if (!looks[part]()) continue;
      missing.delete(part);
      void page.partWorks(part, performance.timeOrigin + performance.now());
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  // A style sheet that arrives later shows what was hidden, without any mutation.
  document.addEventListener('load', look, { capture: true });
}
