import type { BodyOf, Endpoint, ParamsOf, ResponseOf } from './endpoint.ts';
import { isProblemCode, Problem } from './problems.ts';

type WhenAny<T, Name extends string> = [T] extends [undefined] ? unknown : Record<Name, T>;
export type CallInput<E extends Endpoint> = WhenAny<ParamsOf<E>, 'params'> &
  WhenAny<BodyOf<E>, 'body'> & { signal?: AbortSignal };

/** Typed calls to the api; the shell hands one to each remote, which never sees the token. */
export interface ApiClient {
  /** @throws Problem as the api named it; `server/unavailable` when it can't be reached in time. */
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResponseOf<E>>;
  /** The open response of an event stream; see event-stream.ts for reading it. */
  open<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Response>;
}

/** What is left of a typed input once it is checked by its caller's compiler. */
interface AnyInput {
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface ApiClientOptions {
  readonly baseUrl: string;
  /** The bearer token of the moment, or undefined for a public call. */
  readonly getToken: () => Promise<string | undefined> | string | undefined;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 15_000;

export function createApiClient(options: ApiClientOptions): ApiClient {
  const request = options.fetch ?? ((input, init) => fetch(input, init));

  async function send(endpoint: Endpoint, input: AnyInput, signal: AbortSignal): Promise<Response> {
    const { params, body } = input;
    const token = endpoint.caller === 'public' ? undefined : await options.getToken();
    const response = await request(options.baseUrl + fillPath(endpoint.path, params ?? {}), {
      method: endpoint.method,
      signal,
      cache: 'no-store',
      headers: {
        accept: endpoint.isEventStream ? 'text/event-stream' : 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new Problem('server/unavailable', undefined, { cause });
    });
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  return {
    async call(endpoint, input) {
      const limit = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
      const signal = input.signal ? AbortSignal.any([input.signal, limit]) : limit;
      const response = await send(endpoint, input, signal);
      return (response.status === 204 ? undefined : await response.json()) as ResponseOf<
        typeof endpoint
      >;
    },
    open: (endpoint, input) => send(endpoint, input, input.signal ?? new AbortController().signal),
  };
}

function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(params[name] ?? ''));
}

async function readProblem(response: Response): Promise<Problem> {
  const document = (await response.json().catch(() => null)) as {
    code?: unknown;
    detail?: string;
  } | null;
  const retryAfterS = Number(response.headers.get('retry-after')) || undefined;
  const code = isProblemCode(document?.code) ? document.code : byStatus(response.status);
  return new Problem(code, document?.detail, retryAfterS === undefined ? {} : { retryAfterS });
}

/** An answer that isn't ours: a proxy's error page, a server that is starting. */
function byStatus(status: number) {
  if (status === 401) return 'auth/invalid';
  if (status === 429) return 'request/too-many';
  return status >= 500 ? 'server/unavailable' : 'request/invalid';
}
