import * as Type from 'typebox';
import type { Static, TSchema } from 'typebox';

/**
 * An object that has a value of one kind under each of its keys, whatever they are called. Typebox's own `Record`
 * brings its whole type engine along, 8 kB compressed on every page.
 */
export function mapOf<T extends TSchema>(
  value: T,
  options: { readonly description?: string } = {},
) {
  const schema = { type: 'object', patternProperties: { '^.*$': value }, ...options };
  return Type.Unsafe<Record<string, Static<T>>>(schema);
}
