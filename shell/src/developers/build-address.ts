import type { Overrides } from './overrides.ts';

export type AddressFault = 'malformed' | 'origin';

/** What is wrong with the address of a developer's build; undefined for one that the shell will load. */
export function faultOf(
  address: string,
  allowedOrigins: readonly string[],
): AddressFault | undefined {
  const url = URL.parse(address.trim());
  if (!url) return 'malformed';
  return allowedOrigins.includes(url.origin) ? undefined : 'origin';
}

/** Without the addresses that this workspace lets nobody in from, whoever put them there. */
export function permitted(overrides: Overrides, allowedOrigins: readonly string[]): Overrides {
  const isGood = (to: string) => !URL.canParse(to) || faultOf(to, allowedOrigins) === undefined;
  return Object.fromEntries(Object.entries(overrides).filter(([, to]) => isGood(to)));
}
