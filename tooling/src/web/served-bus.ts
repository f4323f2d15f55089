import { BUS_VERSION } from '@video-escalation/contracts/events/registry';
import { PlainFailure } from '../fail.ts';

/** The shell's page says by this name which bus contract it was built with. */
export const BUS_META = 'bus';

/**
 * The bus contract of the workspace that is deployed: a team's commit may be ahead of it. A page of before it said
 * so is taken for one of this commit.
 */
export async function fetchServedBus(registryUrl: string): Promise<string> {
  const address = new URL('/', registryUrl).href;
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return busOf(await response.text()) ?? BUS_VERSION;
  throw new PlainFailure(
    `${address} ${response ? `answered ${response.status}` : "doesn't answer"}: it says which bus contract the workspace serves. Is the workspace up?`,
  );
}

/** Quotes are left out where HTML can do without. */
export function busOf(page: string): string | undefined {
  const tag = new RegExp(`<meta name="?${BUS_META}"? content="?([\\d.]+)`);
  return tag.exec(page)?.[1];
}
