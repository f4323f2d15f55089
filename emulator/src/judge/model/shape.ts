import { NormalizedSchema } from '@smithy/core/schema';

/**
 * A shape of a service model, as AWS's client packages carry it ("static schemas" of `@smithy/types`). The clients
 * serialize by the same data.
 */
export type Shape = NormalizedSchema;

export const shapeOf = (schema: unknown): Shape =>
  NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);

/** Traits that say where in a message a member stands; names as in the Smithy specification. */
interface Traits {
  readonly httpLabel?: 1;
  readonly httpPayload?: 1;
  readonly httpResponseCode?: 1;
  readonly httpQueryParams?: 1;
  readonly httpQuery?: string;
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly jsonName?: string;
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
  readonly hostLabel?: 1;
}

export const traitsOf = (shape: Shape): Traits => shape.getMergedTraits();

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly traits: Traits;
  readonly isRequired: boolean;
}

/** The members of a structure or union; none for the unit type. */
export function membersOf(structure: Shape): readonly Member[] {
  if (!structure.isStructSchema()) return [];
  const schema = structure.getSchema() as readonly unknown[];
  // The required members stand first, the seventh element counts them (`StaticStructureSchema`).
  const required = structure.isUnionSchema() ? 0 : Number(schema[6] ?? 0);
  return [...structure.structIterator()].map(([name, shape], index) => ({
    name,
    shape,
    traits: traitsOf(shape),
    isRequired: index < required,
  }));
}
