/** One request as the deployed edge sees it: nothing of it is decoded or tidied. */
export interface EdgeRequest {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** Names in lower case; of a repeated one all values, joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Of the caller. */
  readonly address: string;
  /** Counted until it is over the firewall's limit. */
  readonly bodyBytes: number;
}

/** How the edge answers instead of the api. */
export interface EdgeRefusal {
  readonly by: 'firewall' | 'balancer';
  /** The deployed rule, within a managed group `group/rule`. */
  readonly rule: string;
  readonly status: number;
}

/** Splits the address of a request where its query begins. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
