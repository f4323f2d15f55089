/** JSON Schema, as far as payloads use it. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** A higher one of these takes less, and a lower one of those. */
const LEAST = ['minLength', 'minimum', 'minItems'];
const MOST = ['maxLength', 'maximum', 'maxItems'];
/** Whether another one takes less can't be told: it may not change. */
const FIXED = ['type', 'const', 'pattern', 'format', 'additionalProperties'];

/** What was good by `old` and isn't by `now`, or what readers of `old` count on and `now` doesn't promise. */
export function schemaBreaks(path: string, old: Schema, now: Schema): string[] {
  if (old.anyOf || now.anyOf) return unionBreaks(path, old.anyOf ?? [old], now.anyOf ?? [now]);
  return [
    ...FIXED.filter((each) => old[each] !== now[each]).map(
      (each) => `${path} had ${each} ${String(old[each])} and has ${String(now[each])}`,
    ),
    ...LEAST.filter((each) => limit(now, each, -Infinity) > limit(old, each, -Infinity)).map(
      narrower,
    ),
    ...MOST.filter((each) => limit(now, each, Infinity) < limit(old, each, Infinity)).map(narrower),
    ...(old.items && now.items ? schemaBreaks(`${path}[]`, old.items, now.items) : []),
    ...fieldBreaks(path, old, now),
  ];

  function narrower(keyword: string): string {
    return `${path} is narrower: ${keyword} was ${String(old[keyword])} and is ${String(now[keyword])}`;
  }
}

const limit = (schema: Schema, keyword: string, none: number) =>
  (schema[keyword] as number | undefined) ?? none;

function unionBreaks(path: string, old: readonly Schema[], now: readonly Schema[]): string[] {
  return old
    .filter((each) => !now.some((other) => schemaBreaks(path, each, other).length === 0))
    .flatMap((each) => {
      const objects = [old, now].map((all) => all.filter(({ properties }) => properties));
      const [[before, ...rivals], [after, ...others]] = objects as [Schema[], Schema[]];
      // Nothing or one thing: what no longer fits is inside of that thing.
      const isOnlyOne = each === before && after && rivals.length + others.length === 0;
      return isOnlyOne
        ? schemaBreaks(path, each, after)
        : [`${path} may no longer be ${inShort(each)}`];
    });
}

function fieldBreaks(path: string, old: Schema, now: Schema): string[] {
  const names = new Set(Object.keys({ ...old.properties, ...now.properties }));
  return [...names].flatMap((name) => {
    const [before, after] = [old.properties?.[name], now.properties?.[name]];
    const [wasRequired, isRequired] = [old, now].map((each) => each.required?.includes(name));
    const field = `${path}.${name}`;
    if (!before)
      return isRequired ? [`${field} is new and required; only optional fields may be added`] : [];
    if (!after) return [`${field} is gone`];
    if (isRequired && !wasRequired) return [`${field} was optional and is required`];
    if (wasRequired && !isRequired) return [`${field} was always there and is optional`];
    return schemaBreaks(field, before, after);
  });
}

/** `"missed"`, `null`, `{ state: "live", meetingId }`. */
function inShort({ const: value, type, properties }: Schema): string {
  if (value !== undefined) return JSON.stringify(value);
  if (!properties) return type ?? 'what it was';
  const fields = Object.entries(properties).map(([name, field]) =>
    field.const === undefined ? name : `${name}: ${JSON.stringify(field.const)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** The same but for descriptions. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, bare) === JSON.stringify(b, bare);
}

function bare(name: string, value: unknown): unknown {
  if (name === 'description') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
