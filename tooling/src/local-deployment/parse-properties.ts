import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Resource } from './stacks.ts';

/** A resource's properties as `schema` has them. @throws Error that names the resource and every fault. */
export function parseProperties<S extends TSchema>(schema: S, resource: Resource): Static<S> {
  const { stack, logicalId, type, properties } = resource;
  if (Value.Check(schema, properties)) return properties;
  const faults = Value.Errors(schema, properties).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
  throw new Error(`${stack}/${logicalId} (${type}) is not as expected: ${faults.join('; ')}.`);
}
