/** Waits for a condition; the error tells the last state. */
export async function waitFor<T>(
  read: () => Promise<T> | T,
  isMet: (value: T) => boolean,
  what: string,
  limitMs = 15_000,
): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (isMet(value)) return value;
    if (Date.now() > until) {
      throw new Error(`Not within ${limitMs} ms: ${what}. Last seen: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
