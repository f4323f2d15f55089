import { Check, Errors } from 'typebox/schema';
import type { EventRegistry, Owner, PayloadOf, Speaker } from './event.ts';

/** What a listener receives: frozen all through, stamped by the hub. */
export interface BusEvent<Name extends string, Payload> {
  readonly name: Name;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly source: string;
  readonly payload: Payload;
}

/** One part's own door to the bus. */
export interface BusHandle<R extends EventRegistry> {
  /** @throws BusError when the event is unknown, somebody else's, or its payload doesn't fit. */
  publish<N extends keyof R & string>(name: N, payload: PayloadOf<R, N>): void;
  /** Returns the unsubscribe. A `last` event published before arrives once, asynchronously. */
  subscribe<N extends keyof R & string>(
    name: N,
    listener: (event: BusEvent<N, PayloadOf<R, N>>) => void,
  ): () => void;
}

export interface Hub<R extends EventRegistry> {
  connect(source: Speaker): BusHandle<R> & { disconnect(): void };
  /** Sees every event after it was delivered: the developer's panel, a dev page's log. Returns the untap. */
  tap(onPublished: (event: BusEvent<string, unknown>) => void): () => void;
  /** How many listeners are left, of one part or of all. */
  listenerCount(source?: string): number;
}

export interface HubOptions {
  readonly now?: () => number;
  readonly createId?: () => string;
  /** Told when a listener throws; the others go on (BUS5). */
  readonly onListenerError?: (error: unknown, event: { name: string; listener: string }) => void;
}

export class BusError extends Error {
  override readonly name = 'BusError';
}

interface Listener {
  readonly source: string;
  readonly deliver: (event: BusEvent<string, unknown>) => void;
  /** The newest event that reached it; a replay that is older is skipped (BUS4). */
  lastSeen: number;
}

/** The one in-page bus. Rules BUS1 to BUS9 are in SPEC.md. */
export function createHub<R extends EventRegistry>(registry: R, options: HubOptions = {}): Hub<R> {
  const now = options.now ?? Date.now;
  const createId = options.createId ?? (() => crypto.randomUUID());
  const listeners = new Map<string, Set<Listener>>();
  const last = new Map<string, { sequence: number; event: BusEvent<string, unknown> }>();
  const taps = new Set<(event: BusEvent<string, unknown>) => void>();
  let sequence = 0;

  function deliver(listener: Listener, event: BusEvent<string, unknown>, order: number): void {
    listener.lastSeen = order;
    try {
      listener.deliver(event);
    } catch (error) {
      options.onListenerError?.(error, { name: event.name, listener: listener.source });
    }
  }

  function publish(source: string, name: string, payload: unknown): void {
    const definition = definitionOf(registry, name);
    refuseStranger(definition.owner, source, name);
    refuseMisfit(definition.payload, payload, name);
    const event = deepFreeze({
      name,
      id: createId(),
      at: new Date(now()).toISOString(),
      source,
      payload: structuredClone(payload),
    });
    const order = ++sequence;
    if (definition.replay === 'last') last.set(name, { sequence: order, event });
    for (const listener of [...(listeners.get(name) ?? [])]) {
      // One that an earlier listener has just removed must not hear it any more.
      if (listeners.get(name)?.has(listener)) deliver(listener, event, order);
    }
    for (const tap of taps) tap(event);
  }

  function subscribe(source: string, name: string, deliverTo: Listener['deliver']): () => void {
    const definition = definitionOf(registry, name);
    const all = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, all);
    const listener: Listener = { source, deliver: deliverTo, lastSeen: 0 };
    all.add(listener);
    if (definition.replay === 'last') {
      queueMicrotask(() => {
        const kept = last.get(name);
        if (kept && all.has(listener) && listener.lastSeen < kept.sequence) {
          deliver(listener, kept.event, kept.sequence);
        }
      });
    }
    return () => void all.delete(listener);
  }

  return {
    connect(source) {
      const undo = new Set<() => void>();
      return {
        publish: (name, payload) => publish(source, name, payload),
        subscribe: (name, listener) => {
          const unsubscribe = subscribe(source, name, listener as Listener['deliver']);
          undo.add(unsubscribe);
          return () => {
            undo.delete(unsubscribe);
            unsubscribe();
          };
        },
        disconnect: () => {
          for (const unsubscribe of undo) unsubscribe();
          undo.clear();
        },
      };
    },
    tap(onPublished) {
      taps.add(onPublished);
      return () => void taps.delete(onPublished);
    },
    listenerCount: (source) =>
      [...listeners.values()]
        .flatMap((all) => [...all])
        .filter((listener) => source === undefined || listener.source === source).length,
  };
}

function definitionOf(registry: EventRegistry, name: string) {
  const definition = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (!definition) {
    throw new BusError(
      `This shell's bus has no event '${name}'. Known: ${Object.keys(registry).join(', ')}.`,
    );
  }
  return definition;
}

function refuseStranger(owner: Owner, source: string, name: string): void {
  if (owner === 'anyone' || owner === source) return;
  throw new BusError(
    `'${name}' belongs to ${owner}: ${source} may subscribe to it, not publish it.`,
  );
}

function refuseMisfit(
  schema: EventRegistry[string]['payload'],
  payload: unknown,
  name: string,
): void {
  if (Check(schema, payload)) return;
  const [first] = Errors(schema, payload)[1];
  throw new BusError(
    `'${name}': payload${first?.instancePath ?? ''} ${first?.message ?? 'does not fit'}.`,
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
