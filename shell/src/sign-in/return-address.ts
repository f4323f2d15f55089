export const SIGNED_IN_PATH = '/signed-in';
export const SIGNED_OUT_PATH = '/signed-out';

/** Where to go on after sign-in: a path of this workspace, never another host's address. */
export function returnAddress(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string') return '/';
  const url = URL.parse(wanted, origin);
  if (url?.origin !== origin) return '/';
  if (url.pathname === SIGNED_IN_PATH || url.pathname === SIGNED_OUT_PATH) return '/';
  return url.pathname + url.search + url.hash;
}
