/** E.164, as the api takes it. */
const E164 = /^\+[1-9][0-9]{6,14}$/;

/** `+1 (415) 555-0100` or `001 415 …` as E.164; null when it can't be one. */
export function phoneNumberOf(typed: string): string | null {
  const plain = typed.replace(/[\s()./-]/g, '').replace(/^00/, '+');
  return E164.test(plain) ? plain : null;
}
