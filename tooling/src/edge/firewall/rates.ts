/** Requests of one address within a window that moves; counted in slices of ten seconds. */
export interface Rates {
  /** Counts a request. @returns how many there were within the window, this one included. */
  hit(address: string): number;
}

/** AWS WAF looks at the rate about so often, and does not promise to act at the exact request. */
const SLICE_MS = 10_000;

export function createRates(windowMs: number, now: () => number): Rates {
  const perAddress = new Map<string, Map<number, number>>();

  function slicesOf(address: string): Map<number, number> {
    const known = perAddress.get(address);
    if (known) return known;
    const slices = new Map<number, number>();
    perAddress.set(address, slices);
    return slices;
  }

  return {
    hit(address) {
      const at = now();
      const slices = slicesOf(address);
      for (const slice of slices.keys()) {
        if ((slice + 1) * SLICE_MS <= at - windowMs) slices.delete(slice);
      }
      const slice = Math.floor(at / SLICE_MS);
      slices.set(slice, (slices.get(slice) ?? 0) + 1);
      return [...slices.values()].reduce((sum, each) => sum + each, 0);
    },
  };
}
