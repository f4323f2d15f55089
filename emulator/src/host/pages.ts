/**
 * Where a page begins by the token that the page before gave; 0 without one. Undefined for a token that no page gave.
 * @param length of the whole list
 */
export function startOf(token: string | undefined, length: number): number | undefined {
  if (token === undefined) return 0;
  const start = /^[1-9]\d{0,8}$/.test(token) ? Number(token) : length;
  return start < length ? start : undefined;
}
