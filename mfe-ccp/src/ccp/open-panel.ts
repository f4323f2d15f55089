import type { ContactPanel, PanelListener, PanelOptions } from './contact-panel.ts';

export interface PanelPlace {
  readonly container: HTMLElement;
  readonly options: PanelOptions;
}

/**
 * Keeps the panel on the page until it is cancelled; from then on its listener hears nothing of it.
 * @returns what loads the panel's page anew.
 */
export function openPanel(
  panel: ContactPanel,
  { container, options }: PanelPlace,
  listener: PanelListener,
  cancelled: AbortSignal,
): () => void {
  const { close, reload } = panel.open(container, options, heardUntil(cancelled, listener));
  cancelled.addEventListener('abort', close, { once: true });
  return reload;
}

function heardUntil(cancelled: AbortSignal, listener: PanelListener): PanelListener {
  const heard =
    <Args extends unknown[]>(callback: (...args: Args) => void) =>
    (...args: Args) => {
      if (!cancelled.aborted) callback(...args);
    };
  return {
    onPageLoaded: heard(listener.onPageLoaded),
    onAcknowledged: heard(listener.onAcknowledged),
    onSnapshot: heard(listener.onSnapshot),
    onViewed: heard(listener.onViewed),
    onSignedOut: heard(listener.onSignedOut),
    onAccessDenied: heard(listener.onAccessDenied),
    onConnection: heard(listener.onConnection),
  };
}
