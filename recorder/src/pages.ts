import type { RecorderClaim, RecorderOrder } from '@video-escalation/contracts/http/recorder';
import type { BrowserLauncher, LossReason } from './browser.ts';
import type { Log } from './log.ts';
import type { FromPage } from './page-protocol.ts';
import type { PageServer } from './page-server.ts';
import { openPageSession, type PageSession } from './page-session.ts';

/** The page at work, and the one after it if it is lost. */
export interface Pages {
  /** Opens a page, in place of the one before. */
  open(): void;
  /** A page may be up before it is known which meeting it joins. */
  setMeeting(meeting: Pick<RecorderClaim, 'join' | 'limits'>): void;
  order(wanted: RecorderOrder['wanted']): void;
  /** Ends all browsers. */
  close(): Promise<void>;
}

export interface PagesOptions {
  readonly server: PageServer;
  readonly launcher: BrowserLauncher;
  readonly log: Log;
  readonly wanted: () => RecorderOrder['wanted'];
  /** The page knows its meeting and takes orders. */
  readonly onReachable: () => void;
  readonly onMessage: (message: FromPage) => void;
  /** @throws Error when the bytes are no recording. */
  readonly onBytes: (bytes: Buffer) => void;
  readonly onLost: (why: LossReason) => void;
}

export function createPages(options: PagesOptions): Pages {
  const { server, launcher, log, wanted, onMessage, onBytes, onLost } = options;
  let meeting: Pick<RecorderClaim, 'join' | 'limits'> | undefined;
  let page: PageSession | undefined;
  let isConnected = false;
  const closing: Promise<void>[] = [];

  function introduce(): void {
    if (!page || !isConnected || !meeting) return;
    page.tell({ type: 'join', join: meeting.join, limits: meeting.limits });
    page.tell({ type: 'order', wanted: wanted() });
    options.onReachable();
  }

  function onConnected(): void {
    isConnected = true;
    log.info('page connected');
    introduce();
  }

  return {
    open() {
      if (page) closing.push(page.close());
      isConnected = false;
      page = openPageSession({ server, launcher, log, onConnected, onMessage, onBytes, onLost });
    },
    setMeeting({ join, limits }) {
      meeting = { join, limits };
      introduce();
    },
    order: (to) => page?.tell({ type: 'order', wanted: to }),
    async close() {
      await Promise.all([...closing, page?.close()]);
    },
  };
}
