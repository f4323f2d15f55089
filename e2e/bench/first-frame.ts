import type { Page } from '@playwright/test';

interface Watched {
  joinClickedAt?: number;
  firstFrame?: Promise<number>;
}

/** Milliseconds from the press of *Join call* to the first picture of somebody else, by the page's own clock. */
export async function watchFirstFrame(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    document.addEventListener(
      'click',
      (event) => {
        const button = (event.target as Element).closest('button');
        if (button?.textContent.includes('Join call')) watched.joinClickedAt = performance.now();
      },
      { capture: true },
    );
    watched.firstFrame = new Promise((resolve) => {
      const seen = new WeakSet();
      const look = () => {
        for (const video of document.querySelectorAll<HTMLVideoElement>(
          'video[data-attendee-name]',
        )) {
          if (seen.has(video)) continue;
          seen.add(video);
          video.requestVideoFrameCallback((now) => resolve(now - watched.joinClickedAt!));
        }
      };
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
      });
    });
  });
  return () => page.evaluate(() => (window as unknown as Watched).firstFrame!);
}
