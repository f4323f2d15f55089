import type { ContactPanel, PanelListener } from '../contact-panel.ts';

/** The vendor's panel as its listener sees it: a test says what the page in the frame does. */
export function createFakePanel() {
  const opened: PanelListener[] = [];
  const closed: string[] = [];
  const ended: string[] = [];
  let frames = 0;
  let reloads = 0;
  const panel: ContactPanel = {
    open(_container, _options, listener) {
      frames++;
      opened.push(listener);
      return { reload: () => void reloads++, close: () => void frames-- };
    },
    closeContact: async (contactId) => void closed.push(contactId),
    endContact: async (contactId) => void ended.push(contactId),
  };
  return { panel, opened, closed, ended, frames: () => frames, reloads: () => reloads };
}
