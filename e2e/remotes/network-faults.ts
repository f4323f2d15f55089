import type { BrowserContext, Route } from '@playwright/test';
import type { RemoteName } from '@video-escalation/tooling/web/packages';
import { addresses } from '../world.ts';

/** What may stand between an agent's page and the origin of a remote. */
export const networkFaults = {
  'is down': (route: Route) => route.abort('connectionrefused'),
  'answers with a page': (route: Route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
  'sends other scripts than were released': async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n;alert(document.cookie)` });
  },
} as const;

/** Answers what undoes it. */
export async function breakOrigin(
  context: BrowserContext,
  remote: RemoteName,
  handle: (route: Route) => Promise<void>,
): Promise<() => Promise<void>> {
  const pattern = `${addresses.web[remote]!}/**`;
  await context.route(pattern, handle);
  return () => context.unroute(pattern);
}
