import type { BrowserContext, Page } from '@playwright/test';

/** A tab that is shared: four colours that no camera shows, and something that moves, so that frames flow. */
export async function openSharedPicture(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 640, height: 360 });
  await page.setContent(`<!doctype html><title>Shared picture</title>
    <style>
      html, body { margin: 0; height: 100%; display: grid; grid-template: 1fr 1fr / 1fr 1fr; }
      i { position: fixed; width: 20px; height: 20px; left: 40px; top: 40px; background: #fff;
          animation: go 1s steps(4) infinite alternate; }
      @keyframes go { to { translate: 60px 0; } }
    </style>
    <b style="background: #e00000"></b><b style="background: #00c000"></b>
    <b style="background: #0000e0"></b><b style="background: #e0e000"></b><i></i>`);
  return page;
}
