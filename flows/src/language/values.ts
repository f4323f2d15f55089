import { Type } from 'typebox';

/** What flows know of a contact and its surroundings (Administrator Guide, "List of available contact attributes"). */
const roots = [
  ...['Agent', 'Attributes', 'AwsRegion', 'Campaign', 'Case', 'Channel', 'ContactId', 'Customer'],
  ...['CustomerEndpoint', 'CustomerId', 'Description', 'Email', 'External', 'FlowAttributes'],
  ...['InitialContactId', 'InitiationMethod', 'InstanceARN', 'LanguageCode', 'Lex', 'Loop'],
  ...['Media', 'MediaStreams', 'Metrics', 'Modules', 'Name', 'PreviousContactId', 'Queue'],
  ...['References', 'RelatedContactId', 'SegmentAttributes', 'StoredCustomerInput'],
  ...['SystemEndpoint', 'Tags', 'Task', 'TextToSpeechVoiceId', 'Views', 'Wisdom'],
];

const PATH = /\$\.([A-Za-z]\w*)/g;
const ONE_PATH = /^\$\.[A-Za-z][\w.'"[\]-]*$/;

const strangers = (value: string) =>
  [...value.matchAll(PATH)].map((match) => match[1]!).filter((root) => !roots.includes(root));

const isStatic = (value: string) => !/\$\.[A-Za-z]/.test(value);

/** May mix words and JSONPaths. */
export const text = () =>
  Type.Refine(
    Type.String(),
    (value) => strangers(value).length === 0,
    (value) => `refers to $.${strangers(value).join(', $.')}, which flows don't know`,
  );

/** No JSONPath at all. */
export const fixed = () => Type.Refine(Type.String(), isStatic, () => 'may hold no JSONPath ($.…)');

/** Either without a JSONPath or nothing but one. */
export const fixedOrPath = () =>
  Type.Refine(
    text(),
    (value) => isStatic(value) || ONE_PATH.test(value),
    () => 'must be either fixed or a single JSONPath',
  );

/** Exactly one JSONPath. */
export const path = () =>
  Type.Refine(
    text(),
    (value) => ONE_PATH.test(value),
    () => 'must be a single JSONPath ($.…)',
  );

/** What a name in place of an ARN stands for; who deploys a flow knows the ARN. */
export type ReferenceKind = 'bot' | 'flow' | 'function' | 'hours' | 'prompt' | 'queue';

/** An id, an ARN, a JSONPath, or a name such as `queue:Video`. */
export const referenceTo = (kind: ReferenceKind) =>
  Type.Refine(
    fixedOrPath(),
    (value) => {
      const [, named] = /^([a-z]+):(?!aws)/.exec(value) ?? [];
      return named === undefined || named === 'arn' || named === kind;
    },
    () => `must name a ${kind}, such as ${kind}:NAME`,
  );

/** A whole number, written as text or as a number. */
export const whole = (minimum: number, maximum: number) =>
  Type.Refine(
    Type.Union([Type.String(), Type.Number()]),
    (value) =>
      /^-?\d+$/.test(String(value)) && Number(value) >= minimum && Number(value) <= maximum,
    () => `must be a whole number from ${minimum} to ${maximum}`,
  );

export const oneOf = (...values: string[]) => Type.Enum(values);
export const map = () => Type.Record(Type.String(), text());
export const maybe = Type.Optional;

/** Names every parameter that it takes: a misspelt one is a fault. */
export const parameters = (fields: Parameters<typeof Type.Object>[0]) =>
  Type.Object(fields, { additionalProperties: false });

/** Of these fields exactly one. */
export function exactlyOne(fields: Parameters<typeof Type.Object>[0], names: readonly string[]) {
  return Type.Refine(
    parameters(fields),
    (value) => names.filter((name) => name in value).length === 1,
    () => `must have exactly one of ${names.join(', ')}`,
  );
}
