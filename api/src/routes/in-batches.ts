/** Gathers what comes within a moment, for one round trip. Each caller learns what became of the whole. */
export function inBatches<T>(
  togetherMs: number,
  send: (items: readonly T[]) => Promise<void>,
): (item: T) => Promise<void> {
  let gathering: { items: T[]; sent: Promise<void> } | undefined;

  function gather(): { items: T[]; sent: Promise<void> } {
    const items: T[] = [];
    const sent = new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        gathering = undefined;
        send(items).then(resolve, reject);
      }, togetherMs);
    });
    return { items, sent };
  }

  return (item) => {
    gathering ??= gather();
    gathering.items.push(item);
    return gathering.sent;
  };
}
