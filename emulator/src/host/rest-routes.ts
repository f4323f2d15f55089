/** A REST operation's way to be asked for: `METHOD /path/{Label}?literal=value&required header`. */
interface RestRoute {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly labels: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  readonly headers: readonly string[];
  /** How much of a request the route names: the more, the better it fits. */
  readonly weight: number;
}

interface RestRequest {
  readonly method: string;
  /** Without the service's prefix; not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly hasHeader: (name: string) => boolean;
}

export interface FoundRoute {
  readonly name: string;
  /** Values of the path's labels, decoded. */
  readonly labels: Readonly<Record<string, string>>;
}

export type RestRoutes = (request: RestRequest) => FoundRoute | undefined;

/** Finds the operation of a request as the HTTP bindings of the service's model name it. */
export function restRoutes(table: Readonly<Record<string, string>>): RestRoutes {
  const routes = Object.entries(table)
    .map(([name, text]) => routeOf(name, text))
    .sort((a, b) => b.weight - a.weight);
  return (request) => {
    const found = routes.find((route) => fits(route, request));
    return found && { name: found.name, labels: labelsOf(found, request.path) };
  };
}

function routeOf(name: string, text: string): RestRoute {
  const [method = '', uri = '', ...headers] = text.split(' ');
  const [path = '', query = ''] = uri.split('?');
  const literals = new URLSearchParams(query);
  const staticLength = path.replace(/\{[^}]+\}/g, '').length;
  return {
    name,
    method,
    path: patternOf(path),
    labels: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, label]) => label!),
    query: new Map(literals),
    headers,
    weight: (literals.size + headers.length) * 1000 + staticLength,
  };
}

/** Labels match one segment, greedy ones (`{Key+}`) all that follow. */
function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return part.endsWith('+}') ? '(.+)' : '([^/]+)';
    })
    .join('');
  return new RegExp(`^${source}/?$`);
}

const fits = (route: RestRoute, request: RestRequest): boolean =>
  route.method === request.method &&
  route.path.test(request.path) &&
  route.headers.every((name) => request.hasHeader(name)) &&
  [...route.query].every(
    ([name, value]) =>
      request.query.has(name) && (value === '' || request.query.get(name) === value),
  );

function labelsOf({ path, labels }: RestRoute, asked: string): Record<string, string> {
  const values = path.exec(asked)?.slice(1) ?? [];
  return Object.fromEntries(
    labels.map((label, index) => [label, decodeURIComponent(values[index] ?? '')]),
  );
}
