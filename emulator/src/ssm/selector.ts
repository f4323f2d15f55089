/** A name as GetParameter takes it: `name`, `name:version` or `name:label` (API reference, "GetParameter"). */
export interface Selected {
  readonly name: string;
  /** With its colon. */
  readonly selector?: string;
  /** Undefined beside a selector: a label, which no parameter has here. */
  readonly version?: number;
}

export function parseSelector(text: string): Selected {
  const at = text.lastIndexOf(':');
  if (at < 0) return { name: text };
  const selector = text.slice(at);
  const name = text.slice(0, at);
  return /^:[1-9]\d*$/.test(selector)
    ? { name, selector, version: Number(selector.slice(1)) }
    : { name, selector };
}
