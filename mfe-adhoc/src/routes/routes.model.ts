import type { ApiClient } from '@video-escalation/contracts/http/client';
import type { BodyOf } from '@video-escalation/contracts/http/endpoint';
import { follow } from '@video-escalation/contracts/http/event-stream';
import { Problem, type ProblemCode } from '@video-escalation/contracts/http/problems';
import {
  createRoute,
  deliverRoute,
  listRoutes,
  revokeRoute,
  routeEvents,
  type CreateRouteBody,
  type Route,
} from '@video-escalation/contracts/http/routes';
import { runtimeConfig } from '@video-escalation/contracts/http/runtime-config';
import type { RouteId } from '@video-escalation/contracts/ids';

type Routes =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly code: ProblemCode }
  /** Newest first. */
  | { readonly at: 'ready'; readonly routes: readonly Route[] };

interface Trouble {
  readonly doing: 'creating' | 'revoking';
  readonly code: ProblemCode;
}

interface RoutesState {
  readonly list: Routes;
  /** False while changes can't be followed and the list is asked for again and again. */
  readonly isLive: boolean;
  readonly isCreating: boolean;
  readonly revoking: RouteId | null;
  readonly trouble: Trouble | null;
  /** The route that changed last without the agent's doing. */
  readonly news: Route | null;
  /** Were redeemed before the agent's eyes; of the others nobody knows what became of the chat. */
  readonly arrived: ReadonlySet<RouteId>;
  /** By which ways the server sends a link, as the operator chose. */
  readonly delivery: { readonly email: boolean; readonly sms: boolean };
}

export type Delivery = BodyOf<typeof deliverRoute>;

export interface RoutesModel {
  subscribe(listener: () => void): () => void;
  getSnapshot(): RoutesState;
  /** Resolves with the new route, or null when it couldn't be made: `trouble` says why. */
  create(body: CreateRouteBody): Promise<Route | null>;
  /** Another route for the same customer. */
  renew(route: Route): Promise<Route | null>;
  revoke(routeId: RouteId): Promise<void>;
  /** Has the server send the link. Resolves with null, or with why it wasn't sent. */
  deliver(routeId: RouteId, by: Delivery): Promise<ProblemCode | null>;
  forgetTrouble(): void;
  /** Reads the list anew, after a failure. */
  retry(): void;
  destroy(): void;
}

const initial: RoutesState = {
  list: { at: 'loading' },
  isLive: true,
  isCreating: false,
  revoking: null,
  trouble: null,
  news: null,
  arrived: new Set(),
  delivery: { email: false, sms: false },
};

/** This agent's routes as they change. */
export function createRoutes(api: ApiClient): RoutesModel {
  const listeners = new Set<() => void>();
  let state = initial;
  let run = new AbortController();
  /** Known by another way while the list is on its way: fresher than what the list will say. */
  let fresh: Route[] = [];

  function set(next: Partial<RoutesState>): void {
    if (run.signal.aborted) return;
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  }

  const routes = () => (state.list.at === 'ready' ? state.list.routes : []);
  const find = (routeId: RouteId) => routes().find((route) => route.routeId === routeId);

  function begin(): void {
    run.abort();
    run = new AbortController();
    const { signal } = run;
    set({ list: { at: 'loading' }, isLive: true });

    async function readList(): Promise<void> {
      fresh = [];
      try {
        const answer = await api.call(listRoutes, { signal });
        if (signal.aborted) return;
        set({ list: { at: 'ready', routes: merge(answer.routes, fresh) } });
      } catch (error) {
        const code = codeOf(error);
        // A list that stands is better than none, and reading it is tried again with the stream. So is that of an
        // agent whom the contact centre doesn't know yet, since many sign in with him.
        const comes = state.list.at === 'ready' || code === 'agent/over-quota';
        if (!comes && !signal.aborted) fail(code);
      }
    }

    const stop = follow(
      api,
      routeEvents,
      {},
      {
        onEvent: take,
        onState(stream) {
          set({ isLive: stream === 'open' });
          void readList();
        },
        onRefused: (problem) => fail(problem.code),
      },
    );
    signal.addEventListener('abort', stop, { once: true });
  }

  function fail(code: ProblemCode): void {
    set({ list: { at: 'failed', code } });
  }

  function take(route: Route): void {
    const before = find(route.routeId);
    put(route);
    if (!before || before.state === route.state) return;
    set({ news: route });
    if (route.state === 'redeemed') set({ arrived: new Set([...state.arrived, route.routeId]) });
  }

  function put(route: Route): void {
    fresh.push(route);
    set({ list: { at: 'ready', routes: merge(routes(), [route]) } });
  }

  async function readDelivery(): Promise<void> {
    const operator = await api.call(runtimeConfig, {}).catch(() => null);
    // Without it the agent still has the link and his own mail program.
    if (operator?.routeDelivery) set({ delivery: operator.routeDelivery });
  }

  async function create(body: CreateRouteBody): Promise<Route | null> {
    if (state.isCreating) return null;
    set({ isCreating: true, trouble: null });
    try {
      const route = await api.call(createRoute, { body });
      // The stream may have told of it already, and of what became of it.
      if (!find(route.routeId)) put(route);
      set({ isCreating: false });
      return route;
    } catch (error) {
      set({ isCreating: false, trouble: { doing: 'creating', code: codeOf(error) } });
      return null;
    }
  }

  async function revoke(routeId: RouteId): Promise<void> {
    if (state.revoking !== null) return;
    set({ revoking: routeId, trouble: null });
    try {
      put(await api.call(revokeRoute, { params: { routeId } }));
      set({ revoking: null });
    } catch (error) {
      set({ revoking: null, trouble: { doing: 'revoking', code: codeOf(error) } });
    }
  }

  async function deliver(routeId: RouteId, body: Delivery): Promise<ProblemCode | null> {
    const sending = api.call(deliverRoute, { params: { routeId }, body });
    return sending.then(() => null, codeOf);
  }

  begin();
  void readDelivery();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    create,
    renew: ({ customerEmail, customerName }) =>
      create({ customerEmail, ...(customerName !== null && { customerName }) }),
    revoke,
    deliver,
    forgetTrouble: () => set({ trouble: null }),
    retry: begin,
    destroy() {
      run.abort();
      listeners.clear();
    },
  };
}

/** Newest first; of two with the same id the one in `newer` counts. */
function merge(older: readonly Route[], newer: readonly Route[]): Route[] {
  const byId = new Map([...older, ...newer].map((route) => [route.routeId, route]));
  return [...byId.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

function codeOf(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'server/failed';
}
