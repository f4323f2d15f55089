import type { About } from '../parameters/parameter.ts';
import type { RawParameters } from '../parameters/parse.ts';
import { parameterGroups, Parameters, type ParameterName } from '../parameters/schema.ts';

/** A parameter as a person is told of it. */
export interface Described extends About {
  readonly name: ParameterName;
  readonly kind: 'yes or no' | 'choice' | 'text';
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** Text that stands for it until the operator says otherwise. */
  readonly standard: string | undefined;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly description: string;
  readonly form: string;
  readonly examples: readonly string[];
  readonly onlyIf?: string;
}

export const parameterNames = Object.keys(Parameters.properties) as ParameterName[];

export const isParameter = (name: string): name is ParameterName =>
  Object.hasOwn(Parameters.properties, name);

export function describe(name: ParameterName): Described {
  const schema = Parameters.properties[name] as unknown as Schema;
  const { description, form, examples, onlyIf, enum: choices = [] } = schema;
  const kind = schema.type === 'boolean' ? 'yes or no' : choices.length > 0 ? 'choice' : 'text';
  return {
    name,
    kind,
    choices,
    meaning: description,
    form,
    example: examples[0]!,
    isRequired: Parameters.required.some((each) => each === name) && schema.default === undefined,
    standard: schema.default === undefined ? undefined : String(schema.default),
    ...(onlyIf !== undefined && { onlyIf }),
  };
}

/** With their titles, in the order in which a person is asked. */
export const groups = parameterGroups.map(({ title, parameters }) => ({
  title,
  parameters: (Object.keys(parameters) as ParameterName[]).map(describe),
}));

/** Whether the answer matters: what it hangs on is neither `false` nor left out. */
export function isActive({ onlyIf }: Described, values: RawParameters): boolean {
  if (onlyIf === undefined || !isParameter(onlyIf)) return true;
  const value = values[onlyIf] || describe(onlyIf).standard;
  return value !== undefined && value !== 'false';
}
