import type { Static, TSchema } from 'typebox';

/** Who speaks on the bus: the shell, and remotes by the names of their folders. */
export type Speaker = 'shell' | `mfe-${string}`;

/** The parts that may own an event. `anyone` is for notices, which every part may raise. */
export type Owner = Speaker | 'anyone';

/** One event of the bus, as data: who may publish it, whether late subscribers get the last one, its payload. */
export interface EventDefinition<Payload extends TSchema = TSchema> {
  readonly owner: Owner;
  /** `last` for states (reaches late subscribers once), `none` for moments. */
  readonly replay: 'last' | 'none';
  readonly payload: Payload;
}

export type EventRegistry = Readonly<Record<string, EventDefinition>>;

export type PayloadOf<R extends EventRegistry, N extends keyof R> = Static<R[N]['payload']>;

export function event<Payload extends TSchema>(
  definition: EventDefinition<Payload>,
): EventDefinition<Payload> {
  return definition;
}
