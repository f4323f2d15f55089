import { Type, type Static } from 'typebox';

const condition = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Object({ prefix: Type.String() }, { additionalProperties: false }),
]);

/**
 * An event pattern: a list of allowed values for a field, or a pattern for what is below it. Of the comparison
 * operators there is `prefix`; another one is refused at start.
 */
export const eventPattern = Type.Cyclic(
  { Pattern: Type.Record(Type.String(), Type.Union([Type.Array(condition), Type.Ref('Pattern')])) },
  'Pattern',
);
type Condition = Static<typeof condition>;
export interface EventPattern {
  readonly [field: string]: readonly Condition[] | EventPattern;
}

/** True if every field that the pattern names has one of the values that it allows. */
export function matches(pattern: EventPattern, event: unknown): boolean {
  if (typeof event !== 'object' || event === null) return false;
  const fields = event as Readonly<Record<string, unknown>>;
  return Object.entries(pattern).every(([name, wanted]) => {
    const value = fields[name];
    if (!isList(wanted)) return matches(wanted, value);
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    return values.some((each) => wanted.some((allowed) => allows(allowed, each)));
  });
}

const isList = (wanted: readonly Condition[] | EventPattern): wanted is readonly Condition[] =>
  Array.isArray(wanted);

function allows(allowed: Condition, value: unknown): boolean {
  if (typeof allowed !== 'object' || allowed === null) return allowed === value;
  return typeof value === 'string' && value.startsWith(allowed.prefix);
}
