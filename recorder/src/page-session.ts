import type { BrowserLauncher, LossReason, OpenPage } from './browser.ts';
import type { Log } from './log.ts';
import type { FromPage, ToPage } from './page-protocol.ts';
import type { PageServer } from './page-server.ts';
import { createWatchdog } from './watchdog.ts';

/** One page in one browser, from launch to loss or end. */
export interface PageSession {
  tell(message: ToPage): void;
  close(): Promise<void>;
}

export interface PageSessionOptions {
  readonly server: PageServer;
  readonly launcher: BrowserLauncher;
  readonly log: Log;
  readonly onConnected: () => void;
  readonly onMessage: (message: FromPage) => void;
  /** @throws Error when the bytes are no recording: the page is given up then. */
  readonly onBytes: (bytes: Buffer) => void;
  /** Once at most, and nothing else is told afterwards. */
  readonly onLost: (why: LossReason) => void;
}

export function openPageSession(options: PageSessionOptions): PageSession {
  const { server, launcher, log } = options;
  let isOver = false;
  let send: ((message: ToPage) => void) | undefined;

  const watchdog = createWatchdog((why) => lose(why));
  const url = server.admit({
    onOpen(sendTo) {
      if (isOver) return;
      send = sendTo;
      watchdog.connected();
      options.onConnected();
    },
    onMessage(message) {
      if (isOver) return;
      watchdog.heard(message);
      if (message.type === 'ended') end();
      options.onMessage(message);
    },
    onBytes(bytes) {
      if (isOver) return;
      watchdog.gotBytes();
      try {
        options.onBytes(bytes);
      } catch (error) {
        log.error({ err: error }, 'the page’s bytes can’t be used');
        lose('bad-bytes');
      }
    },
    onClose: () => lose('page-closed'),
  });
  const opening = launcher.open(url, lose).catch((error: unknown): OpenPage | undefined => {
    log.error({ err: error }, 'no browser came up');
    lose('browser-gone');
    return undefined;
  });

  function end(): void {
    isOver = true;
    watchdog.stop();
  }

  function lose(why: LossReason): void {
    if (isOver) return;
    end();
    options.onLost(why);
  }

  return {
    tell(message) {
      if (message.type === 'join') watchdog.told();
      if (!isOver) send?.(message);
    },
    async close() {
      end();
      await (await opening)?.close();
    },
  };
}
