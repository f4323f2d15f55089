import { Value } from 'typebox/value';
import type { RawParameters } from '../parameters/parse.ts';
import { Parameters } from '../parameters/schema.ts';
import { describe, isActive, isParameter, parameterNames } from './parameter-list.ts';

export interface Change {
  readonly name: string;
  /** Undefined: nothing was stored. */
  readonly from: string | undefined;
  /** Undefined: it is taken away. */
  readonly to: string | undefined;
}

/** What has to be written and taken away, so that these values are stored and nothing else. */
export function plan(stored: RawParameters, wanted: RawParameters): Change[] {
  const target = toStore(wanted);
  const names = new Set([...parameterNames, ...Object.keys(stored)]);
  return [...names]
    .map((name) => ({ name, from: stored[name], to: target[name] }))
    .filter(({ from, to }) => from !== to);
}

/**
 * As it is stored: one way to write each value, and the defaults too, so that a later default changes no deployment. What
 * is switched off keeps what was said about it.
 */
function toStore(wanted: RawParameters): RawParameters {
  const entries = parameterNames.flatMap((name): [string, string][] => {
    const { standard, ...parameter } = describe(name);
    const text = wanted[name] || (isActive({ ...parameter, standard }, wanted) && standard);
    return text ? [[name, String(Value.Convert(Parameters.properties[name], text))]] : [];
  });
  return Object.fromEntries(entries);
}

/** Without what an older version stored and this one doesn't know: it would be refused for ever. */
export const known = (stored: RawParameters): RawParameters =>
  Object.fromEntries(Object.entries(stored).filter(([name]) => isParameter(name)));

export function tell({ name, from, to }: Change): string {
  if (to === undefined) return `  - ${name} (was ${from})`;
  return from === undefined ? `  + ${name} = ${to}` : `  ~ ${name} = ${to} (was ${from})`;
}
