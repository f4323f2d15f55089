import * as Type from 'typebox';
import type { TSchemaOptions } from 'typebox';

/** What a person is told about a parameter before he answers. */
export interface About {
  /** What it decides, as a sentence. */
  readonly meaning: string;
  /** What a value looks like, to end the sentence "must be …". */
  readonly form: string;
  readonly example: string;
  /** Asked only while this parameter isn't `false` or empty. */
  readonly onlyIf?: string;
}

type Fixed = Pick<About, 'meaning' | 'onlyIf'>;

/** Text that must be given. */
export const needed = (about: About, pattern: string) => Type.String({ ...told(about), pattern });

/** Text that may be left out. */
export const possible = (about: About, pattern: string) =>
  Type.Optional(Type.String({ ...told(about), pattern }));

export const text = (about: About, pattern: string, standard: string) =>
  Type.String({ ...told(about), pattern, default: standard });

export const whole = (
  about: About,
  limits: { readonly minimum: number; readonly maximum: number },
  standard: number,
) => Type.Integer({ ...told(about), ...limits, default: standard });

export const yesOrNo = (about: Fixed, standard: boolean) =>
  Type.Boolean({
    ...told({ ...about, form: 'true or false', example: 'true' }),
    default: standard,
  });

export const oneOf = <V extends string[]>(
  about: Fixed,
  values: readonly [...V],
  standard: V[number],
) =>
  Type.Enum(values, {
    ...told({ ...about, form: `one of ${values.join(', ')}`, example: standard }),
    default: standard,
  });

/** Several, separated by commas, of what the pattern says. */
export const listOf = (pattern: string) => `^${pattern}(,${pattern})*$`;

/** Where `About` stands in the schema, beside JSON Schema's own words for it. */
function told({ meaning, form, example, onlyIf }: About): TSchemaOptions {
  return {
    description: meaning,
    examples: [example],
    form,
    ...(onlyIf === undefined ? {} : { onlyIf }),
  };
}
