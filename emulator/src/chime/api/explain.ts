import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

interface Fault {
  readonly instancePath: string;
  readonly message: string;
  readonly keyword: string;
  readonly params: object;
}

/** What is wrong with a request, in one sentence that names the place and, where there are some, the values it takes. */
export function explain(schema: TSchema, body: unknown): string {
  const faults = [...Value.Errors(schema, body)] as Fault[];
  // The deepest place is the cause; those above only say that something below doesn't fit.
  const depthOf = ({ instancePath }: Fault) => instancePath.split('/').length;
  const deepest = Math.max(...faults.map(depthOf));
  const first = faults.find((each) => depthOf(each) === deepest);
  if (!first) return 'The request is malformed.';
  const place = first.instancePath.slice(1).replaceAll('/', '.') || 'The request';
  const values = faults.flatMap((each) =>
    each.instancePath === first.instancePath ? valuesOf(each) : [],
  );
  return values.length > 0
    ? `Value at '${place}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`
    : `Value at '${place}' failed to satisfy constraint: ${first.message}`;
}

function valuesOf({ keyword, params }: Fault): readonly string[] {
  if (keyword === 'const') return [String((params as { allowedValue: unknown }).allowedValue)];
  if (keyword === 'enum') return (params as { allowedValues: unknown[] }).allowedValues.map(String);
  return [];
}
