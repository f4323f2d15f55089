import type { Shape } from '../model/shape.ts';

/** How a value is written: as a JSON value, as text in XML, forms, paths and queries, or as text in a header. */
export type Notation = 'json' | 'text' | 'header';

/** Each notation's own form of a time, by the numbers of the static schemas. */
const ownTime = { json: 7, text: 5, header: 6 };

/** Says what the model has instead of the value; undefined when the value fits. */
export function checkLeaf(
  value: unknown,
  shape: Shape,
  notation: Notation,
  values: readonly string[] | undefined,
): string | undefined {
  if (shape.isTimestampSchema()) return checkTimestamp(value, shape.getSchema(), notation);
  if (shape.isNumericSchema() || shape.isBigIntegerSchema() || shape.isBigDecimalSchema())
    return isNumber(value, notation) ? undefined : 'the model has a number';
  if (shape.isBooleanSchema())
    return isBoolean(value, notation) ? undefined : 'the model has a boolean';
  if (typeof value !== 'string') return 'the model has a string';
  if (shape.isBlobSchema()) return isBase64(value) ? undefined : 'the model has bytes in base64';
  if (values && !values.includes(value))
    return `'${value}' is none of the model's values (${values.join(', ')})`;
  return undefined;
}

const isNumber = (value: unknown, notation: Notation) =>
  notation === 'json'
    ? typeof value === 'number'
    : typeof value === 'string' && value !== '' && Number.isFinite(Number(value));

const isBoolean = (value: unknown, notation: Notation) =>
  notation === 'json' ? typeof value === 'boolean' : value === 'true' || value === 'false';

const isBase64 = (value: string) => /^[A-Za-z0-9+/]*={0,2}$/.test(value) && value.length % 4 === 0;

/** Numbers of the static schemas: 5 date-time, 6 http-date, 7 epoch seconds, 4 the notation's own. */
function checkTimestamp(value: unknown, schema: unknown, notation: Notation): string | undefined {
  const format = schema === 4 ? ownTime[notation] : schema;
  if (format === 7)
    return isEpochSeconds(value, notation)
      ? undefined
      : 'the model has a time in seconds since 1970';
  if (typeof value !== 'string') return 'the model has a time as text';
  if (format === 6)
    return /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)
      ? undefined
      : 'the model has an HTTP date';
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? undefined
    : 'the model has a date and time of ISO 8601';
}

/** Milliseconds would be a date thousands of years away. */
const isEpochSeconds = (value: unknown, notation: Notation) =>
  isNumber(value, notation) && Number(value) < 1e11;
