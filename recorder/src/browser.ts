/** A browser with the recorder's page open in it. */
export interface OpenPage {
  /** Ends the browser and all that belongs to it; bounded, never throws. */
  close(): Promise<void>;
}

/** Why a page can't record any more. */
export type LossReason =
  | 'browser-gone'
  | 'page-crashed'
  | 'page-closed'
  | 'not-ready'
  | 'silent'
  | 'stalled'
  | 'bad-bytes';

export interface BrowserLauncher {
  /** @throws Error when there is no browser, or it does not come up in time. */
  open(url: string, onLost: (why: LossReason) => void): Promise<OpenPage>;
}
