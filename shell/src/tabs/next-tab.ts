/** Where a key leads from the selected tab; undefined for a key that means nothing here. */
export function nextTab(key: string, ids: readonly string[], selected: string): string | undefined {
  const at = ids.indexOf(selected);
  const target: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % ids.length,
    ArrowLeft: (at - 1 + ids.length) % ids.length,
    Home: 0,
    End: ids.length - 1,
  };
  return Object.hasOwn(target, key) ? ids[target[key]!] : undefined;
}
