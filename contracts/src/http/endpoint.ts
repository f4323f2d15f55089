import type { Static, TSchema } from 'typebox';

/** AWS WAF's common rules refuse a larger one before the api sees it (developer guide: SizeRestrictions_BODY). */
export const LARGEST_BODY_BYTES = 8_192;

export type Caller = 'public' | 'customer' | 'agent' | 'recorder' | 'machine';

/** One address of the api, as data: the server builds its route from it, the clients their call. */
export interface Endpoint<
  Params extends TSchema | undefined = TSchema | undefined,
  Body extends TSchema | undefined = TSchema | undefined,
  Response extends TSchema | undefined = TSchema | undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  /**
   * Who may call: nobody in particular, the customer of the contact in the path, a signed-in agent, the recorder
   * of the recording in the path, a service of the operator's account.
   */
  readonly caller: Caller;
  readonly params: Params;
  readonly body: Body;
  /** Undefined: 204, no content. For an event stream: the schema of each event's data. */
  readonly response: Response;
  readonly isEventStream?: boolean;
}

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;
export type ParamsOf<E extends Endpoint> = StaticOr<E['params'], undefined>;
export type BodyOf<E extends Endpoint> = StaticOr<E['body'], undefined>;
export type ResponseOf<E extends Endpoint> = StaticOr<E['response'], undefined>;

export function endpoint<
  const Params extends TSchema | undefined = undefined,
  const Body extends TSchema | undefined = undefined,
  const Response extends TSchema | undefined = undefined,
>(definition: {
  method: Endpoint['method'];
  path: string;
  summary: string;
  caller: Caller;
  params?: Params;
  body?: Body;
  response?: Response;
  isEventStream?: boolean;
}): Endpoint<Params, Body, Response> {
  const { params, body, response, ...rest } = definition;
  return {
    ...rest,
    params: params as Params,
    body: body as Body,
    response: response as Response,
  };
}
