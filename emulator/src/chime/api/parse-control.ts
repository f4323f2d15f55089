import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { badRequest } from './errors.ts';

/** Checks the body of a control verb; the error says which field is wrong, with status 400. */
export function parseControl<T extends TSchema>(schema: T, body: unknown): Static<T> {
  if (Value.Check(schema, body)) return body;
  const [first] = Value.Errors(schema, body);
  const error = badRequest(
    `${first?.instancePath ?? ''} ${first?.message ?? 'is malformed'}`.trim(),
  );
  throw Object.assign(error, { statusCode: error.status });
}
