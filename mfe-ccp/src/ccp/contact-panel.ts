import type { ContactRef } from '@video-escalation/contracts/events/contact';
import type { AgentId } from '@video-escalation/contracts/ids';

export interface PanelAgent {
  readonly agentId: AgentId;
  /** The status' name as the operator configured it. */
  readonly status: string;
  readonly isRoutable: boolean;
}

/** What the panel knows at one moment: the agent and every contact on the screen, oldest first. */
export interface PanelSnapshot {
  readonly agent: PanelAgent;
  readonly contacts: readonly ContactRef[];
}

export interface PanelListener {
  /** The panel's frame has loaded a page, whichever: the panel itself, a login page, an error. */
  readonly onPageLoaded: () => void;
  /** The panel is there and signed in. */
  readonly onAcknowledged: () => void;
  /** The first one tells that the panel is ready; then one at each change. */
  readonly onSnapshot: (snapshot: PanelSnapshot) => void;
  /** The agent turned to this contact. */
  readonly onViewed: (contactId: string) => void;
  readonly onSignedOut: () => void;
  readonly onAccessDenied: () => void;
  readonly onConnection: (state: 'lost' | 'back') => void;
}

export interface PanelOptions {
  readonly ccpUrl: string;
  readonly region: string;
  readonly frameTitle: string;
  /** Opens Amazon Connect's own login window where the panel isn't signed in. */
  readonly hasLoginPopup: boolean;
}

interface OpenedPanel {
  /** Loads the panel's page anew, for a sign-in that came after it. */
  readonly reload: () => void;
  /** Takes the panel off the page, as far as the vendor's library lets it. */
  readonly close: () => void;
}

/** The contact control panel in a frame; there can be one in a page. */
export interface ContactPanel {
  open(container: HTMLElement, options: PanelOptions, listener: PanelListener): OpenedPanel;
  /** Ends after-contact work. @throws Error when the contact is gone or the contact centre refuses. */
  closeContact(contactId: string): Promise<void>;
  /** Ends the agent's part in a connected contact. @throws Error when it is gone or the contact centre refuses. */
  endContact(contactId: string): Promise<void>;
}
