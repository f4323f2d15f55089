import type { Container } from './mount-session.ts';
import type { After } from './time-limit.ts';

/** A remote that is mounted but has shown nothing by then has failed in its first render. */
const FIRST_CONTENT_LIMIT_MS = 5_000;

/**
 * Opens a fresh element for a remote. React takes a root's whole content away when one of its renders throws,
 * so an element that was filled and is empty again means a crash, whoever wrote the remote.
 */
export function openContainer(parent: HTMLElement, after: After): Container {
  const element = document.createElement('div');
  parent.append(element);
  let stop = (): void => undefined;
  return {
    element,
    onEmptied(listener) {
      const isFilled = () => element.childElementCount > 0;
      let wasFilled = isFilled();
      const tell = () => {
        stop();
        listener();
      };
      const observer = new MutationObserver(() => {
        if (isFilled()) wasFilled = true;
        else if (wasFilled) tell();
      });
      observer.observe(element, { childList: true });
      const cancel = after(FIRST_CONTENT_LIMIT_MS, () => !wasFilled && tell());
      stop = () => {
        observer.disconnect();
        cancel();
      };
    },
    remove() {
      stop();
      element.remove();
    },
  };
}
