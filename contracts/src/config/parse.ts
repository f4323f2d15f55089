import type { Static, TSchema } from 'typebox';
// Not typebox/value, nor typebox's `Type` object: each would bring all of itself into every page (38 kB
// instead of 16 kB compressed, typebox 1.4.3).
import { Check, Errors } from 'typebox/schema';

/** Checks what came from outside and names every fault at once. @throws Error with one line a fault. */
export function parse<S extends TSchema>(schema: S, value: unknown, what: string): Static<S> {
  if (Check(schema, value)) return value;
  const faults = Errors(schema, value)[1].map(
    (each) => `  ${each.instancePath || '(whole)'} ${each.message}`,
  );
  throw new Error(`${what} can't be used:\n${faults.join('\n')}`);
}
