interface AddressBar {
  readonly location: Pick<Location, 'href'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * The reference that a link brought (`?ref=…`), or nothing. It leaves the address bar at once: whoever shares
 * or bookmarks the page shall not hand it on.
 */
export function takeReference({ location, history }: AddressBar): string {
  const address = new URL(location.href);
  const reference = address.searchParams.get('ref')?.trim() ?? '';
  if (!address.searchParams.has('ref')) return '';
  address.searchParams.delete('ref');
  history.replaceState(null, '', address);
  return reference;
}
